import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  kindlerBackupResourceRef,
  kindlerDatabaseResourceRef,
  kindlerEnvironmentResourceRef,
  kindlerRouteResourceRef,
} from '@kindler/backstage-plugin-kindler-node';
import type { ThingPermission } from '../guards';
import type { Sees } from './Visibility';
import { toTest } from './toTest';

/** Allowed for everything, for nothing, or for what passes a test. */
export type Decision = 'allow' | 'deny' | Sees<never>;

export interface DecisionsOptions {
  permissions: PermissionsService;
  permissionsRegistry: Pick<PermissionsRegistryService, 'getPermissionRuleset'>;
}

/** The decisions of the portal's policy. Conditions are applied here, so that each decision takes at most one request. */
export class Decisions {
  readonly #permissions: PermissionsService;
  readonly #toTests: Record<
    string,
    (decision: PolicyDecision & { result: 'CONDITIONAL' }) => Sees<never>
  >;

  constructor({ permissions, permissionsRegistry }: DecisionsOptions) {
    this.#permissions = permissions;
    const refs = [
      kindlerDatabaseResourceRef,
      kindlerRouteResourceRef,
      kindlerEnvironmentResourceRef,
      kindlerBackupResourceRef,
    ];
    this.#toTests = Object.fromEntries(
      refs.map(ref => {
        const ruleset = permissionsRegistry.getPermissionRuleset(
          ref as typeof kindlerDatabaseResourceRef,
        );
        const transform = createConditionTransformer(ruleset);
        return [
          ref.resourceType,
          ({ conditions }) => toTest(transform(conditions)),
        ];
      }),
    );
  }

  async isAllowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** Returns one decision for each permission, in the same order. */
  async decide(
    permissions: readonly ThingPermission[],
    credentials: BackstageCredentials,
  ): Promise<Decision[]> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map((decision, index) => {
      if (decision.result === AuthorizeResult.CONDITIONAL) {
        return this.#toTests[permissions[index].resourceType](decision);
      }
      return decision.result === AuthorizeResult.ALLOW ? 'allow' : 'deny';
    });
  }
}

import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  backupReadPermission,
  databaseReadPermission,
  environmentAssignPermission,
  environmentReadPermission,
  gatewayReadPermission,
  operationReadPermission,
  routeReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import {
  isResourcePermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { OperationSubject } from '../../operations';
import {
  THING_KINDS,
  type BasicGuard,
  type Guard,
  type OperationGuard,
  type ThingGuard,
  type ThingKind,
  type ThingPermission,
} from '../guards';
import type { Decision, Decisions } from './Decisions';
import { isOwnedBy } from './isOwnedBy';
import { permissionToAskFor } from './permissionToAskFor';
import type { Sees, Visibility } from './Visibility';
import type { Things } from './Things';

const READ: { [K in ThingKind]: ThingPermission<K> } = {
  database: databaseReadPermission,
  route: routeReadPermission,
  environment: environmentReadPermission,
  backup: backupReadPermission,
};

export interface GatekeeperOptions {
  auth: AuthService;
  userInfo: UserInfoService;
  decisions: Decisions;
  things: Things;
}

type AnyThingGuard = { [K in ThingKind]: ThingGuard<K> }[ThingKind];

interface Asked<G> {
  guard: G;
  args: unknown[];
  credentials: BackstageCredentials;
}

/**
 * Admits or refuses a call, and says what its answer may contain. For callers, whatever they may not see does not
 * exist, whatever else they may do: they get the same answer as for an unused name. If they may see it but lack the
 * permission for the call, they are told which one they lack.
 */
export class Gatekeeper {
  readonly #options: GatekeeperOptions;

  constructor(options: GatekeeperOptions) {
    this.#options = options;
  }

  async admit(
    guard: Guard,
    args: unknown[],
    credentials: BackstageCredentials,
  ): Promise<Visibility> {
    if (guard.about === undefined) {
      return this.#admitToAll({ guard, args, credentials });
    }
    return guard.about === 'operation'
      ? this.#admitToOperations({ guard, args, credentials })
      : this.#admitToThings({ guard, args, credentials });
  }

  async #admitToAll({
    guard,
    args,
    credentials,
  }: Asked<BasicGuard>): Promise<Visibility> {
    const { decisions } = this.#options;
    const { permission } = guard;
    if (!(await decisions.isAllowed(permission, credentials))) {
      throw lacking(permission);
    }
    const owner = guard.owner?.(...args);
    if (
      owner !== undefined &&
      !(await this.#isOneself(owner, credentials)) &&
      !(await decisions.isAllowed(environmentAssignPermission, credentials))
    ) {
      throw new NotAllowedError(
        `You are not '${owner}' and do not belong to it. This needs the permission '${environmentAssignPermission.name}'`,
      );
    }
    return guard.namesEnvironments
      ? visibilityOf(
          await decisions.decide([environmentReadPermission], credentials),
          ['environment'],
        )
      : {};
  }

  async #admitToThings({ guard, args, credentials }: Asked<AnyThingGuard>) {
    const { decisions, things } = this.#options;
    const { about, which, tellsWhoActed } = guard;
    const permission: ThingPermission | undefined =
      typeof guard.permission === 'function'
        ? guard.permission(...args)
        : guard.permission;
    if (!permission) {
      throw new InputError('What is asked for is not known');
    }
    const read = READ[about];
    const asked = permission === read ? [permission] : [permission, read];
    const [[decision, reading = decision], tells] = await Promise.all([
      decisions.decide(asked, credentials),
      !tellsWhoActed ||
        decisions.isAllowed(operationReadPermission, credentials),
    ]);
    if (decision === 'deny' || reading === 'deny') {
      throw lacking(decision === 'deny' ? permission : read);
    }
    if (which !== 'each' && (decision !== 'allow' || reading !== 'allow')) {
      const name = which(...args);
      const thing = await things.require(about, name, toSees(reading) as never);
      if (!toSees(decision)(thing as never)) {
        throw lacking(permission);
      }
    }
    return {
      ...(decision !== 'allow' && { [about]: decision }),
      hidesWhoActed: !tells,
    };
  }

  async #admitToOperations({
    guard,
    args,
    credentials,
  }: Asked<OperationGuard>) {
    const { decisions, things } = this.#options;
    const { permission, which } = guard;
    const [isAllowed, reads, seesGateways] = await Promise.all([
      decisions.isAllowed(permission, credentials),
      decisions.decide(Object.values(READ), credentials),
      decisions.isAllowed(gatewayReadPermission, credentials),
    ]);
    if (!isAllowed) {
      throw lacking(permission);
    }
    const visibility: Visibility = {
      ...visibilityOf(reads),
      ...(!seesGateways && { gateway: () => false }),
    };
    if (
      which === 'each' ||
      (Object.keys(visibility).length === 0 && !guard.changes)
    ) {
      return visibility;
    }
    const id = which(...args);
    const subject = await things.findSubject(id);
    if (!things.seesSubject(visibility)(subject)) {
      throw new NotFoundError(`No operation '${id}'`);
    }
    if (guard.changes) {
      const asking = permissionToAskFor(subject.operation);
      if (!(await this.#mayAskFor(asking, subject, credentials))) {
        throw lacking(asking);
      }
    }
    return visibility;
  }

  async #mayAskFor(
    asking: ReturnType<typeof permissionToAskFor>,
    subject: OperationSubject,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { decisions, things } = this.#options;
    if (!isResourcePermission(asking)) {
      return decisions.isAllowed(asking, credentials);
    }
    const [decision] = await decisions.decide([asking], credentials);
    const allowed = visibilityOf([decision], [subject.kind as ThingKind]);
    return things.seesSubject(allowed)(subject);
  }

  async #isOneself(owner: string, credentials: BackstageCredentials) {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return false;
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return isOwnedBy(owner, [
      credentials.principal.userEntityRef,
      ...ownershipEntityRefs,
    ]);
  }
}

function toSees(decision: Decision): Sees<never> {
  return typeof decision === 'function' ? decision : () => decision === 'allow';
}

function visibilityOf(
  decisions: Decision[],
  kinds: readonly ThingKind[] = THING_KINDS,
): Visibility {
  return Object.fromEntries(
    kinds.flatMap((kind, index) =>
      decisions[index] === 'allow' ? [] : [[kind, toSees(decisions[index])]],
    ),
  );
}

function lacking(permission: Permission): NotAllowedError {
  return new NotAllowedError(`This needs the permission '${permission.name}'`);
}

import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  environmentAssignPermission,
  RESOURCE_TYPE_KINDLER_DATABASE,
  RESOURCE_TYPE_KINDLER_ENVIRONMENT,
  RESOURCE_TYPE_KINDLER_ROUTE,
} from '@kindler/backstage-plugin-kindler-common';
import {
  createKindlerDatabaseConditionalDecision,
  createKindlerEnvironmentConditionalDecision,
  createKindlerRouteConditionalDecision,
  kindlerDatabaseConditions,
  kindlerEnvironmentConditions,
  kindlerRouteConditions,
} from '@kindler/backstage-plugin-kindler-node';

const OPERATORS = 'group:default/platform';

/**
 * Teams see and change what they own, database clusters in the namespace `shared` are seen by all, and the operators of
 * the platform see and change everything.
 */
export class TeamPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(OPERATORS)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isPermission(permission, environmentAssignPermission)) {
      return { result: AuthorizeResult.DENY };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_KINDLER_DATABASE)) {
      const { isOwner, inNamespace } = kindlerDatabaseConditions;
      const owned = isOwner({ claims });
      return createKindlerDatabaseConditionalDecision(
        permission,
        permission.attributes.action === 'read'
          ? { anyOf: [owned, inNamespace({ namespaces: ['shared'] })] }
          : owned,
      );
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_KINDLER_ROUTE)) {
      return createKindlerRouteConditionalDecision(
        permission,
        kindlerRouteConditions.isOwner({ claims }),
      );
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_KINDLER_ENVIRONMENT)) {
      return createKindlerEnvironmentConditionalDecision(
        permission,
        kindlerEnvironmentConditions.isOwner({ claims }),
      );
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

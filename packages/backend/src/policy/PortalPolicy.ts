import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  environmentAssignPermission,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentImportPermission,
  environmentTemporaryCredentialsPermission,
  environmentUpdatePermission,
} from '@kindler/backstage-plugin-kindler-common';
import {
  createKindlerEnvironmentConditionalDecision,
  kindlerEnvironmentConditions,
} from '@kindler/backstage-plugin-kindler-node';

/** Everybody sees everything; environments are their owners' to change, to delete and to log in to, and nobody else's to give. Imports are for services. */
export class PortalPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (
      isPermission(permission, environmentAssignPermission) ||
      isPermission(permission, environmentImportPermission)
    ) {
      return { result: AuthorizeResult.DENY };
    }
    for (const owned of [
      environmentCredentialsPermission,
      environmentDeletePermission,
      environmentTemporaryCredentialsPermission,
      environmentUpdatePermission,
    ]) {
      if (isPermission(permission, owned)) {
        return createKindlerEnvironmentConditionalDecision(
          permission,
          kindlerEnvironmentConditions.isOwner({
            claims: user?.info.ownershipEntityRefs ?? [],
          }),
        );
      }
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

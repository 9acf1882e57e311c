import {
  databaseActionPermissions,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentUpdatePermission,
  routeSwitchPermission,
  type DatabaseActionKind,
  type OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { ThingPermission } from '../guards';

/** The permission that an operation of a kind is asked for with. To take a creation back is to delete. */
export function permissionToAskFor(kind: OperationKind): ThingPermission {
  switch (kind) {
    case 'environment-create':
    case 'environment-delete':
      return environmentDeletePermission;
    case 'environment-start':
    case 'environment-stop':
    case 'environment-update':
    case 'environment-reconcile':
      return environmentUpdatePermission;
    case 'environment-credentials':
      return environmentCredentialsPermission;
    case 'route-switch':
      return routeSwitchPermission;
    default:
      return databaseActionPermissions[
        kind.replace('database-', '') as DatabaseActionKind
      ];
  }
}

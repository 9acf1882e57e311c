import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  backupRestorePermission,
  backupRunPermission,
  databaseActionPermissions,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentUpdatePermission,
  gatewayChangePermission,
  routeMigratePermission,
  routeSwitchPermission,
  type DatabaseActionKind,
  type OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { ThingPermission } from '../guards';

/** Returns the permission to request an operation of a kind. Reverting a creation counts as a deletion. */
export function permissionToAskFor(
  kind: OperationKind,
): ThingPermission | BasicPermission {
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
    case 'backup-run':
      return backupRunPermission;
    case 'backup-restore':
      return backupRestorePermission;
    case 'route-migrate':
      return routeMigratePermission;
    case 'route-switch':
    case 'route-pooler':
      return routeSwitchPermission;
    case 'gateway-server':
    case 'gateway-sessions':
      return gatewayChangePermission;
    default:
      return databaseActionPermissions[
        kind.replace('database-', '') as DatabaseActionKind
      ];
  }
}

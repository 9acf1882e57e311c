import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  databaseActionPermissions,
  databasePausePermission,
  databaseReinitializePermission,
  databaseRestartPermission,
  databaseSwitchoverPermission,
  type Database,
  type DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';

/** The order in which they are offered, with the destructive one last. */
const ORDER: DatabaseActionKind[] = [
  'switchover',
  'cancel-switchover',
  'pause',
  'resume',
  'restart',
  'reinitialize',
];

/** Returns the actions on a database cluster that are available here to this user. */
export function useAllowedActions(database: Database): DatabaseActionKind[] {
  const resourceRef = database.name;
  const allowed = [
    useAllowed(databaseSwitchoverPermission, resourceRef),
    useAllowed(databaseRestartPermission, resourceRef),
    useAllowed(databaseReinitializePermission, resourceRef),
    useAllowed(databasePausePermission, resourceRef),
  ];
  return ORDER.filter(
    action =>
      database.actions.some(({ kind }) => kind === action) &&
      allowed.includes(databaseActionPermissions[action]),
  );
}

function useAllowed(permission: ResourcePermission, resourceRef: string) {
  return usePermission({ permission, resourceRef }).allowed && permission;
}

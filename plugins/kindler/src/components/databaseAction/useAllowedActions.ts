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

/** In the order in which they are offered, the destructive one last. */
const ORDER: DatabaseActionKind[] = [
  'switchover',
  'cancel-switchover',
  'pause',
  'resume',
  'restart',
  'reinitialize',
];

/**
 * What can be done to a database cluster here and by this person.
 */
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

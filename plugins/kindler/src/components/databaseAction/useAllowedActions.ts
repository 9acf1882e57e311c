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
  const allowed = [
    usePermission({ permission: databaseSwitchoverPermission }).allowed &&
      databaseSwitchoverPermission,
    usePermission({ permission: databaseRestartPermission }).allowed &&
      databaseRestartPermission,
    usePermission({ permission: databaseReinitializePermission }).allowed &&
      databaseReinitializePermission,
    usePermission({ permission: databasePausePermission }).allowed &&
      databasePausePermission,
  ];
  return ORDER.filter(
    action =>
      database.actions.some(({ kind }) => kind === action) &&
      allowed.includes(databaseActionPermissions[action]),
  );
}

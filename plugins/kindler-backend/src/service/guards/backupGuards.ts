import {
  backupReadPermission,
  backupRestorePermission,
  backupRunPermission,
} from '@kindler/backstage-plugin-kindler-common';
import { KINDLER_SOURCE } from '../../backups';
import { byName, type Guards } from './Guard';

export const backupGuards = {
  listBackups: {
    about: 'backup',
    permission: backupReadPermission,
    which: 'each',
    eventId: 'backup-list',
  },
  createBackup: {
    about: 'backup',
    permission: backupRunPermission,
    which: ({ environment }) => environment ?? KINDLER_SOURCE,
    eventId: 'backup-run',
    meta: ({ environment, reason }) => ({
      name: environment ?? KINDLER_SOURCE,
      reason,
    }),
  },
  restoreBackup: {
    about: 'backup',
    permission: backupRestorePermission,
    which: byName,
    eventId: 'backup-restore',
    meta: (id, { database, route, reason }) => ({
      id,
      database,
      route,
      reason,
    }),
  },
} satisfies Partial<Guards>;

import {
  word,
  type Backup,
  type BackupList,
} from '@kindler/backstage-plugin-kindler-common';
import { ago, NOW } from './times';

function backup(name: string, changes: Partial<Backup>): Backup {
  return {
    id: `${name}-20261121T030000Z-a1b2c3`,
    source: name,
    route: 'platform-rw',
    database: name,
    takenAt: ago(3600),
    finishedAt: ago(3590),
    operation: 'op-1',
    state: 'verified',
    verifiedAt: ago(3580),
    verification: word('backup-tables-equal', { tables: 12, rows: 48_211 }),
    bytes: 8_400_000,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    keyId: '2026-11',
    serverVersion: '15.20',
    tables: 12,
    rows: 48_211,
    ...changes,
  };
}

const reason = word('backup-program-failed', {
  program: 'pg_restore',
  code: '1',
  said: 'could not execute query: out of memory',
});

export const backups: Backup[] = [
  backup('preview-481', { environment: 'preview-481' }),
  backup('kindler.database', {
    database: 'kindler',
    state: 'failed',
    verification: reason,
    keyId: undefined,
  }),
];

export const backupList: BackupList = {
  now: NOW,
  isConfigured: true,
  sources: [
    {
      name: 'kindler.database',
      count: 1,
      status: 'warning',
      notes: [
        word('backup-unrestorable', { backup: backups[1].id, reason }),
        word('backup-none-verified', {}),
      ],
      newestAt: ago(3600),
    },
    {
      name: 'preview-481',
      environment: 'preview-481',
      count: 1,
      status: 'ok',
      notes: [],
      newestAt: ago(3600),
      verifiedAt: ago(3600),
    },
  ],
  items: backups,
  summary: { total: backups.length },
};

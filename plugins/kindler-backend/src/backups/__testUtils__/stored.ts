import type { StoredBackup } from '../files/BackupFolder';

/** A backup that was taken so many days before 2026-11-30, and restored unless told otherwise. */
export function stored(
  days: number,
  changes: { source?: string; ok?: boolean | null; isThere?: boolean } = {},
): StoredBackup {
  const { source = 'shop', ok = true, isThere = true } = changes;
  const at = new Date(Date.UTC(2026, 10, 30) - days * 86_400_000).toISOString();
  return {
    isThere,
    manifest: {
      format: 1,
      id: `${source}-${days}`,
      source: {
        name: source,
        kind: 'environment',
        route: 'platform-rw',
        database: source,
      },
      operation: '1',
      startedAt: at,
      finishedAt: at,
      server: {
        version: '15.20',
        encoding: 'UTF8',
        collate: 'C',
        ctype: 'C',
        extensions: [],
      },
      plain: { bytes: 1, sha256: '' },
      stored: { bytes: 1, sha256: '' },
      tables: { t: 1 },
      ...(ok !== null && { verification: { at, ok, message: 'seen' } }),
    },
  };
}

export const NOW = Date.UTC(2026, 10, 30);

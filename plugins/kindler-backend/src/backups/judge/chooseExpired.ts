import type { StoredBackup } from '../files/BackupFolder';
import { isGood } from './judgeSource';

const DAY_MS = 86_400_000;

export interface RetentionPolicy {
  /** Number of backups of each source that stay whatever their age. */
  keep: number;
  /** Younger ones stay, too. */
  days?: number;
}

/**
 * Returns the backups that can go. One goes only if a newer one of the same source was restored, so a series of backups
 * that nobody could restore never takes the place of the last good one.
 */
export function chooseExpired(
  all: readonly StoredBackup[],
  { keep, days }: RetentionPolicy,
  now: number,
): StoredBackup[] {
  const bySource = Map.groupBy(all, ({ manifest }) => manifest.source.name);
  return [...bySource.values()].flatMap(backups => {
    const newestFirst = [...backups].sort((a, b) => startOf(b) - startOf(a));
    return newestFirst.filter(
      (backup, index) =>
        index >= keep &&
        (days === undefined || now - startOf(backup) > days * DAY_MS) &&
        newestFirst.slice(0, index).some(isGood),
    );
  });
}

function startOf({ manifest }: StoredBackup): number {
  return Date.parse(manifest.startedAt);
}

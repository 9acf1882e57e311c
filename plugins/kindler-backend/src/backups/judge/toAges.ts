import type { BackupAges, RouteBackups } from '../../model/BackupAges';
import type { StoredBackup } from '../files/BackupFolder';
import type { PresentSource } from '../types';
import { isGood } from './judgeSource';

/** Since when each thing is without a backup, by its route. Backups are given newest first. */
export function toAges(
  backups: readonly StoredBackup[],
  sources: readonly PresentSource[],
): BackupAges['routes'] {
  const newest = new Map<string, number>();
  for (const backup of backups.filter(isGood)) {
    const { source, startedAt } = backup.manifest;
    const at = Date.parse(startedAt);
    newest.set(source.name, Math.max(at, newest.get(source.name) ?? at));
  }
  const byRoute = Map.groupBy(sources, ({ route }) => route);
  return new Map(
    [...byRoute].map(([route, behind]): [string, RouteBackups] => [
      route,
      {
        databases: behind.length,
        since: behind
          .map(
            ({ name, createdAt }) =>
              newest.get(name) ?? (createdAt ? Date.parse(createdAt) : 0),
          )
          .sort((a, b) => a - b),
      },
    ]),
  );
}

import type { PatroniSettings } from '../../model/patroni/PatroniSettings';

/** Returns a member's role in the record of synchronous replication; undefined for an ordinary replica. */
export type StandbyRole = (
  name: string,
) => 'sync_standby' | 'quorum_standby' | undefined;

/**
 * Reads the `-sync` record as Patroni does. The mode comes from the settings, because Patroni 4 writes a `quorum` in
 * both modes, both 0 and more. The record decides alone only if the settings were not read. PostgreSQL compares names
 * of standbys without regard to case.
 */
export function readSync(
  { leader, sync_standby: standbys, quorum }: Record<string, string>,
  settings: PatroniSettings | undefined,
): StandbyRole {
  const names = new Set(
    (leader ? standbys ?? '' : '')
      .split(',')
      .map(name => name.trim().toLowerCase()),
  );
  const known = settings?.synchronousMode;
  const mode = known ?? (quorum === undefined ? 'on' : 'quorum');
  return name => {
    if (mode === 'off' || !names.has(name.toLowerCase())) {
      return undefined;
    }
    return mode === 'quorum' ? 'quorum_standby' : 'sync_standby';
  };
}

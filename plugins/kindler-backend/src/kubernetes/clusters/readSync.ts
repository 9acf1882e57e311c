import type { PatroniSettings } from '../../model/patroni/PatroniSettings';

/** What the record of synchronous replication makes of a member; undefined for an ordinary replica. */
export type StandbyRole = (
  name: string,
) => 'sync_standby' | 'quorum_standby' | undefined;

/**
 * Reads the `-sync` record as Patroni does: the mode is that of the settings, since Patroni 4 writes a `quorum` in both
 * modes, 0 as well as more. Only where the settings were not read the record alone decides. PostgreSQL compares names
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

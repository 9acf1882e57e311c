import type { ReplicationSlot } from '@kindler/backstage-plugin-kindler-common';
import { bytesBetween, laterLsn, parseLsn } from '../../model/postgres/lsn';
import type { SqlView } from '../../model/postgres/SqlView';

/**
 * Returns the slots of a node with the WAL that they retain, relative to the position where it writes, or receives and
 * replays.
 */
export function readSlots(sql: SqlView): ReplicationSlot[] | undefined {
  const end =
    parseLsn(sql.lsn) ??
    laterLsn(parseLsn(sql.receiveLsn), parseLsn(sql.replayLsn));
  return sql.slots?.map(({ restartLsn, ...slot }) => ({
    ...slot,
    retainedBytes: bytesBetween(parseLsn(restartLsn), end),
  }));
}

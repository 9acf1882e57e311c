import type { HistoryEntry } from '@kindler/backstage-plugin-kindler-common';
import type { PatroniHistoryEntry } from '../model/patroni/parseHistory';
import type { Reading } from '../model/Reading';

/** Patroni's history as the API tells it, oldest first. Patroni records the timeline that ended; the next one began. */
export function toHistory(
  reading: Reading<PatroniHistoryEntry[]> | undefined,
): HistoryEntry[] {
  return (reading?.value ?? []).map(entry => ({
    at: entry.at,
    timeline: entry.endedTimeline + 1,
    leader: entry.newLeader,
    lsn: entry.lsn,
    reason: entry.reason,
    source: reading!.source.id,
  }));
}

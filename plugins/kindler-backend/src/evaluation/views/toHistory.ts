import type { HistoryEntry } from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../EvaluationState';
import { lostBytes, type LostTimeline } from '../../model/LostTimeline';
import type { PatroniHistoryEntry } from '../../model/patroni/PatroniHistoryEntry';
import { isoTime, type Reading } from '../../model/Reading';

/** A change that is not classified yet. */
export type RecordedChange = Omit<HistoryEntry, 'kind' | 'operationId'>;

/** Patroni records a promotion when it is complete. The observation is at most this long before or after. */
const SAME_CHANGE_MS = 60_000;

/** Source of changes that were observed here but not recorded by Patroni. */
const OBSERVED = 'observer';

/**
 * Returns leader changes and timeline switches, oldest first: those that Patroni recorded, with the observations of
 * them, and those that were only observed. Patroni records the timeline that ended; the next one began.
 */
export function toHistory(
  recorded: Reading<PatroniHistoryEntry[]> | undefined,
  observed: readonly LeaderChange[],
  lost: readonly LostTimeline[] = [],
): RecordedChange[] {
  const open = [...observed];
  const entries = (recorded?.value ?? []).map((entry): RecordedChange => {
    const seen = takeMatching(open, entry);
    return {
      at: entry.at ?? (seen && isoTime(seen.at)),
      timeline: entry.endedTimeline + 1,
      leader: entry.newLeader ?? seen?.to,
      lsn: entry.lsn,
      reason: entry.reason,
      outageMs: seen?.outageMs,
      source: recorded!.source.id,
    };
  });
  for (const change of open) {
    if (change.timeline !== undefined && !isUnpromoted(change, entries)) {
      entries.push({
        at: isoTime(change.at),
        timeline: change.timeline,
        leader: change.to,
        outageMs: change.outageMs,
        source: OBSERVED,
      });
    }
  }
  lost.forEach(each => markLost(entries, each));
  return entries.sort(
    (a, b) => timeOf(a) - timeOf(b) || a.timeline - b.timeline,
  );
}

/** Whether the promotion of a new leader was never seen, so that only the previous timeline is known. */
function isUnpromoted(
  { from, to, timeline, formerTimeline }: LeaderChange,
  entries: RecordedChange[],
): boolean {
  return (
    from !== to &&
    (timeline === formerTimeline ||
      (formerTimeline === undefined &&
        entries.some(
          entry => entry.timeline === timeline && entry.leader !== to,
        )))
  );
}

/** Marks the superseded timeline and the one that replaced it, and adds either if it is missing. */
function markLost(entries: RecordedChange[], lost: LostTimeline) {
  const { timeline, leader, from, to, backTo, newLeader, at } = lost;
  const gone = entryOf(entries, { timeline, leader, from, to });
  gone.lost = { bytes: lostBytes(lost) };
  const back = { timeline: backTo, leader: newLeader, from: at, to: at };
  entryOf(entries, back).returnedFrom = timeline;
}

function entryOf(
  entries: RecordedChange[],
  wanted: { timeline: number; leader: string; from: number; to: number },
): RecordedChange {
  const { timeline, leader, from, to } = wanted;
  const known = entries.find(
    entry =>
      entry.timeline === timeline &&
      (entry.leader ?? leader) === leader &&
      timeOf(entry) >= from - SAME_CHANGE_MS &&
      timeOf(entry) <= to + SAME_CHANGE_MS,
  );
  if (known) {
    return known;
  }
  const added = { at: isoTime(from), timeline, leader, source: OBSERVED };
  entries.push(added);
  return added;
}

/**
 * Finds the matching change by the timeline that began, however late it was noticed, because a backend that was down
 * sees it late. If the new timeline was not seen, it goes by leader and time.
 */
function takeMatching(
  open: LeaderChange[],
  entry: PatroniHistoryEntry,
): LeaderChange | undefined {
  const timeline = entry.endedTimeline + 1;
  const at = entry.at === undefined ? undefined : Date.parse(entry.at);
  const byTimeline = open.findIndex(
    change =>
      change.timeline === timeline &&
      // A return to an older timeline involves no promotion.
      (change.formerTimeline ?? 0) <= timeline &&
      (entry.newLeader ?? change.to) === change.to &&
      (at === undefined || change.at >= at - SAME_CHANGE_MS),
  );
  const index =
    byTimeline !== -1
      ? byTimeline
      : open.findIndex(
          change =>
            change.to === entry.newLeader &&
            (change.timeline === undefined ||
              change.timeline === change.formerTimeline) &&
            at !== undefined &&
            Math.abs(change.at - at) <= SAME_CHANGE_MS,
        );
  return index === -1 ? undefined : open.splice(index, 1)[0];
}

/** Patroni has no times for its oldest entries. */
function timeOf({ at }: RecordedChange): number {
  return at ? Date.parse(at) : 0;
}

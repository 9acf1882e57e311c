import type { EvaluationState, LeaderChange, Outage } from './EvaluationState';
import type { ClusterFacts } from './facts/ClusterFacts';
import { followOutage } from './followOutage';

const KEPT_CHANGES = 50;
/** An outage belongs to a change of leader that happened within it or this long before or after. */
const BELONGS_MS = 10_000;
/** A new holder is on a new timeline within this time; later it is another switch. */
const PROMOTION_MS = 60_000;

/** What is remembered of the lock holder and of the way for writes from one evaluation to the next. */
export type Followed = Pick<
  EvaluationState,
  | 'leader'
  | 'leaderTimeline'
  | 'formerLeader'
  | 'leaderChanges'
  | 'lockSeenAt'
  | 'outageSince'
  | 'lastOutage'
>;

/** Notes changes of the lock holder and of its timeline, and how long clients could not write around them. */
export function followLeader(
  facts: ClusterFacts,
  previous: EvaluationState | undefined,
): Followed {
  const { holder, view } = facts;
  const from = previous?.leader;
  const to = holder?.name;
  const changed = to !== undefined && from !== undefined && to !== from;
  const changes = followChanges(facts, previous);
  const outage = followOutage(facts, previous?.outageSince);
  const ended =
    outage?.to === undefined
      ? previous?.lastOutage
      : { from: outage.from, to: outage.to };
  const last = changes.at(-1);
  const belongs = ended && last && belongsTo(ended, last);
  return {
    leader: to ?? from,
    leaderTimeline: lastTimeline(facts, previous),
    formerLeader: changed ? from : previous?.formerLeader,
    leaderChanges: belongs
      ? [...changes.slice(0, -1), withOutage(last, ended)]
      : changes,
    lockSeenAt: to ? view?.observedAt : previous?.lockSeenAt,
    outageSince: outage && outage.to === undefined ? outage.from : undefined,
    lastOutage: belongs ? undefined : ended,
  };
}

function followChanges(
  { holder, now }: ClusterFacts,
  previous: EvaluationState | undefined,
): readonly LeaderChange[] {
  const changes = previous?.leaderChanges ?? [];
  const { leader: from, leaderTimeline: formerTimeline } = previous ?? {};
  if (!holder || from === undefined) {
    return changes;
  }
  const { name: to, timeline } = holder;
  const change: LeaderChange = { at: now, from, to, formerTimeline, timeline };
  if (to !== from) {
    return [...changes, change].slice(-KEPT_CHANGES);
  }
  const last = changes.at(-1);
  if (timeline === undefined || last?.timeline === timeline) {
    return changes;
  }
  if (last && awaitsTimeline(last, to, now)) {
    return [...changes.slice(0, -1), { ...last, timeline }];
  }
  return formerTimeline !== undefined && timeline > formerTimeline
    ? [...changes, change].slice(-KEPT_CHANGES)
    : changes;
}

/** The holder took the lock a moment ago and was not seen on a new timeline yet. */
function awaitsTimeline(last: LeaderChange, to: string, now: number): boolean {
  return (
    last.to === to &&
    last.from !== to &&
    now - last.at <= PROMOTION_MS &&
    (last.timeline === undefined || last.timeline === last.formerTimeline)
  );
}

/** The DCS tells of a timeline up to one loop late: an older one than before counts by the holder's own word only. */
function lastTimeline(
  { holder }: ClusterFacts,
  previous: EvaluationState | undefined,
): number | undefined {
  const known = [previous?.leaderTimeline, holder?.timeline].filter(
    timeline => timeline !== undefined,
  );
  return (
    holder?.node?.timeline ??
    (known.length > 0 ? Math.max(...known) : undefined)
  );
}

function belongsTo(outage: Outage, change: LeaderChange): boolean {
  return (
    change.at >= outage.from - BELONGS_MS && change.at <= outage.to + BELONGS_MS
  );
}

function withOutage(change: LeaderChange, { from, to }: Outage): LeaderChange {
  const outageMs = (change.outageMs ?? 0) + to - from;
  return outageMs > 0 ? { ...change, outageMs } : change;
}

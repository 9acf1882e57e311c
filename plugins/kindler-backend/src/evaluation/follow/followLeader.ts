import type { EvaluationState, LeaderChange, Outage } from '../EvaluationState';
import { allowance } from '../../model/ClusterSnapshot';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { followTimeline, type FollowedTimeline } from './followTimeline';
import { followTransitions } from './followTransitions';
import {
  followOutage,
  writePathOpenAt,
  type FollowedOutage,
} from './followOutage';

const KEPT_CHANGES = 50;
/** An outage belongs to a change of leader within it, or no further than this before or after. */
const BELONGS_MS = 10_000;
/** A new holder reaches a new timeline within this time. A later one is a separate switch. */
const PROMOTION_MS = 60_000;

/** The remembered state of the lock holder and the write path. */
export type Followed = Pick<
  EvaluationState,
  | 'leader'
  | 'leaderTimeline'
  | 'formerLeader'
  | 'leaderChanges'
  | 'lockSeenAt'
  | 'outageSince'
  | 'writePathOpenAt'
  | 'lastOutage'
  | 'transitions'
> &
  FollowedTimeline;

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
  const outage = followOutage(
    facts,
    previous?.outageSince,
    previous?.writePathOpenAt,
  );
  const ended = addPiece(previous?.lastOutage, outage);
  const last = changes.at(-1);
  const place = placeOf(ended, last, facts);
  return {
    leader: to ?? from,
    leaderTimeline: lastTimeline(facts, previous),
    formerLeader: changed ? from : previous?.formerLeader,
    leaderChanges:
      place === 'here'
        ? [...changes.slice(0, -1), withOutage(last!, ended!)]
        : changes,
    lockSeenAt: to ? view?.observedAt : previous?.lockSeenAt,
    outageSince: outage && outage.to === undefined ? outage.from : undefined,
    writePathOpenAt: writePathOpenAt(facts) ?? previous?.writePathOpenAt,
    lastOutage: place === 'open' ? ended : undefined,
    transitions: followTransitions(facts, previous?.transitions),
    ...followTimeline(facts, previous),
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

/** Whether the holder has just taken the lock and was not seen on a new timeline yet. */
function awaitsTimeline(last: LeaderChange, to: string, now: number): boolean {
  return (
    last.to === to &&
    last.from !== to &&
    now - last.at <= PROMOTION_MS &&
    (last.timeline === undefined || last.timeline === last.formerTimeline)
  );
}

/** The DCS reports a timeline up to one loop late, so an older one counts only if the holder itself reports it. */
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

function addPiece(
  before: Outage | undefined,
  piece: FollowedOutage | undefined,
): Outage | undefined {
  if (piece?.to === undefined || piece.to === piece.from) {
    return before;
  }
  const { from, to } = piece;
  return {
    from: before?.from ?? from,
    to,
    lengthMs: (before?.lengthMs ?? 0) + to - from,
  };
}

/**
 * Whether an outage belongs to the last change, to none, or to one that may still be noticed. A change noticed during
 * the outage or soon after it takes precedence over one noticed before it.
 */
function placeOf(
  outage: Outage | undefined,
  last: LeaderChange | undefined,
  { now, snapshot }: ClusterFacts,
): 'here' | 'nowhere' | 'open' {
  if (!outage) {
    return 'nowhere';
  }
  const nearMs = Math.max(BELONGS_MS, allowance(snapshot));
  if (last && last.at >= outage.from && last.at <= outage.to + nearMs) {
    return 'here';
  }
  if (now - outage.to <= allowance(snapshot)) {
    return 'open';
  }
  return last && last.at < outage.from && last.at >= outage.from - nearMs
    ? 'here'
    : 'nowhere';
}

function withOutage(change: LeaderChange, { lengthMs }: Outage): LeaderChange {
  return { ...change, outageMs: (change.outageMs ?? 0) + lengthMs };
}

import type { EvaluationState, LeaderChange } from './EvaluationState';
import type { ClusterFacts } from './facts/ClusterFacts';
import { isDown, writeRoutes } from './rules/texts';

const KEPT_CHANGES = 50;
/** An outage belongs to a change of leader that happened within it or this long before. */
const BELONGS_MS = 10_000;

/** What is remembered of the lock holder and of the way for writes from one evaluation to the next. */
export type Followed = Pick<
  EvaluationState,
  'leader' | 'formerLeader' | 'leaderChanges' | 'lockSeenAt' | 'outageSince'
>;

/** Notes changes of the lock holder, and how long clients had no way to write around them. */
export function followLeader(
  facts: ClusterFacts,
  previous: EvaluationState | undefined,
): Followed {
  const { holder, view, now } = facts;
  const from = previous?.leader;
  const to = holder?.name;
  const changed = to !== undefined && from !== undefined && to !== from;
  const added: LeaderChange[] = changed ? [{ at: now, from, to }] : [];
  const changes = [...(previous?.leaderChanges ?? []), ...added];
  const outage = followOutage(facts, previous?.outageSince);
  const last = changes.at(-1);
  if (last && last.to === to && needsUpdate(last, facts, outage)) {
    const belongs =
      (outage.length ?? 0) > 0 && last.at >= outage.from - BELONGS_MS;
    changes[changes.length - 1] = {
      ...last,
      timeline: holder?.timeline ?? last.timeline,
      outageMs: belongs ? outage.length : last.outageMs,
    };
  }
  return {
    leader: to ?? from,
    formerLeader: changed ? from : previous?.formerLeader,
    leaderChanges: changes.slice(-KEPT_CHANGES),
    lockSeenAt: to ? view?.observedAt : previous?.lockSeenAt,
    outageSince: outage.length === undefined ? outage.from : undefined,
  };
}

interface Outage {
  from: number;
  /** Present when it has just ended, or when there is none. */
  length?: number;
}

function followOutage(facts: ClusterFacts, since: number | undefined): Outage {
  const routes = writeRoutes(facts);
  const observed = routes.flatMap(({ observedAt }) => observedAt ?? []);
  const at = observed.length > 0 ? Math.max(...observed) : facts.now;
  if (routes.length === 0) {
    return since === undefined ? { from: at, length: 0 } : { from: since };
  }
  if (!facts.standbyCluster && routes.some(isDown)) {
    return { from: since ?? at };
  }
  return { from: since ?? at, length: since === undefined ? 0 : at - since };
}

function needsUpdate(
  last: LeaderChange,
  { holder }: ClusterFacts,
  outage: Outage,
): boolean {
  return (
    (holder?.timeline !== undefined && holder.timeline !== last.timeline) ||
    (outage.length ?? 0) > 0
  );
}

import type { Evidence } from '@kindler/backstage-plugin-kindler-common';
import type { EvaluationState } from '../EvaluationState';
import { evidence, type ClusterFacts } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

export const FLAPPING_MS = 15 * 60 * 1000;
const MANY = 3;
const MOST_SHOWN = 5;

interface Count {
  count: number;
  evidence: Evidence[];
}

/**
 * S8: the leader changed at least three times within 15 minutes, so something keeps taking leaders down. Repeated
 * promotions of the same leader count as well. Our observations, Patroni's history and its counter report the same
 * changes, so the largest of the three numbers is used. The finding is about the past, so it does not change the
 * current verdict.
 */
export const flapping: Rule = (facts, previous) => {
  const counts = [
    bySight(facts, previous),
    byRecord(facts),
    byTransitions(facts, previous),
  ].sort((a, b) => b.count - a.count);
  const [{ count, evidence: shown }] = counts;
  return count < MANY
    ? []
    : [
        {
          ...worded('leader-flapping', { count }),
          rule: 'S8',
          severity: 'info',
          early: 'info',
          settleMs: 0,
          evidence: shown.slice(-MOST_SHOWN),
        },
      ];
};

function bySight(
  { now, view }: ClusterFacts,
  previous: EvaluationState | undefined,
): Count {
  const seen =
    previous?.leaderChanges.filter(({ at }) => at >= now - FLAPPING_MS) ?? [];
  return {
    count: seen.length,
    evidence: seen.map(({ at, from, to }) =>
      evidence('leader', `${from ?? 'nobody'} -> ${to}`, view?.source, at),
    ),
  };
}

/** The times are on the members' clocks, which may be ahead of or behind ours. */
function byRecord({ now, snapshot, kubernetes }: ClusterFacts): Count {
  const recorded = kubernetes?.value.history ?? snapshot.history?.value ?? [];
  const source = kubernetes?.source ?? snapshot.history?.source.id;
  const recent = recorded.flatMap(entry => {
    const at = entry.at === undefined ? NaN : Date.parse(entry.at);
    return Math.abs(now - at) <= FLAPPING_MS ? [{ ...entry, at }] : [];
  });
  return {
    count: recent.length,
    evidence: recent.map(({ at, endedTimeline, newLeader }) =>
      evidence(
        `promotion to timeline ${endedTimeline + 1}`,
        newLeader,
        source,
        at,
      ),
    ),
  };
}

function byTransitions(
  { lock }: ClusterFacts,
  previous: EvaluationState | undefined,
): Count {
  const counted = previous?.transitions ?? [];
  const first = counted[0]?.count ?? 0;
  const last = counted.at(-1)?.count ?? 0;
  return {
    count: last - first,
    evidence: counted.map(({ count, at }) =>
      evidence(
        'changes of holder, counted by Patroni',
        count,
        lock?.source,
        at,
      ),
    ),
  };
}

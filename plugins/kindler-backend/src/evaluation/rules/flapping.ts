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
 * S8: the leader changed three times or more within 15 minutes: something takes leaders down again and again. A leader
 * that is promoted again and again counts as well. What was seen here, what Patroni recorded and what it counts tell of
 * the same changes, so the largest of the three is said. It is about what was, so it does not change the verdict of now.
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

/** Its times are on the clocks of the members, which may go before or after ours. */
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

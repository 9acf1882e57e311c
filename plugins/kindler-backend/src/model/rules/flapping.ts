import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const WINDOW_MS = 15 * 60 * 1000;
const MANY = 3;

/**
 * S8: the leader changed three times or more within 15 minutes: something takes leaders down again and again. It is
 * about what was, so it is said but does not change the verdict of now.
 */
export const flapping: Rule = (facts, previous) => {
  const since = facts.now - WINDOW_MS;
  const seen =
    previous?.leaderChanges.filter(
      ({ at, from, to }) => at >= since && from !== to,
    ) ?? [];
  if (seen.length < MANY) {
    return [];
  }
  return [
    {
      code: 'leader-flapping',
      rule: 'S8',
      severity: 'info',
      early: 'info',
      settleMs: 0,
      message: `The leader changed ${seen.length} times within 15 minutes.`,
      next: 'See the Patroni logs for why leaders lose the lock: the DCS, the network or the load.',
      params: { count: seen.length },
      evidence: seen
        .slice(-5)
        .map(({ at, from, to }) =>
          evidence(
            'leader',
            `${from ?? 'nobody'} -> ${to}`,
            facts.view?.source,
            at,
          ),
        ),
    },
  ];
};

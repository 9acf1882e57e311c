import { leaderOf, type ActionFacts } from './ActionFacts';
import { checkLeader, checkPaused, checkReachable } from './checks';
import type { Draft } from './Draft';

/** Switching automatic failover off. */
export function planPause(facts: ActionFacts): Draft {
  const leader = leaderOf(facts.database)?.name ?? 'the leader';
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      checkPaused(facts, false),
    ],
    effects: [
      `Patroni no longer fails over by itself: when ${leader} fails, nobody takes over until failover is resumed.`,
      'PostgreSQL goes on as it is; connections are not touched.',
    ],
  };
}

/** Switching automatic failover on again. */
export function planResume(facts: ActionFacts): Draft {
  const leader = leaderOf(facts.database);
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      checkPaused(facts, true),
    ],
    effects: [
      'Patroni fails over by itself again, and repairs members that need it.',
      ...(leader
        ? []
        : ['Nobody holds the lock now: a member may be promoted at once.']),
    ],
  };
}

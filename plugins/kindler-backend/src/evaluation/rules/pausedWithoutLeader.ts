import type { Rule } from './Rule';
import {
  isDown,
  lockEvidence,
  serverEvidence,
  WRITES_OUT,
  writableEvidence,
  writeRoutes,
} from './texts';

/**
 * S12: failover is paused and nobody holds the lock. If the leader's Patroni was stopped, its PostgreSQL runs on as a
 * primary, but HAProxy's checks ask Patroni and find no server. That is not a database that is down.
 */
export const pausedWithoutLeader: Rule = facts => {
  if (!facts.view || facts.holder || !facts.paused) {
    return [];
  }
  const routes = writeRoutes(facts);
  const unrouted = routes.some(isDown);
  return [
    {
      code: 'paused-without-leader',
      rule: 'S12',
      group: unrouted ? WRITES_OUT : undefined,
      refutedBy: 'write',
      severity: unrouted ? 'critical' : 'warning',
      early: 'warning',
      settleMs: unrouted ? 5000 : 0,
      message: unrouted
        ? 'Failover is paused and nobody holds the lock; PostgreSQL may still accept writes, but HAProxy sends them nowhere.'
        : 'Failover is paused and nobody holds the lock; PostgreSQL may still accept writes.',
      next: 'Start Patroni on the former leader, or resume failover so that a leader is elected.',
      params: {},
      evidence: [
        lockEvidence(facts),
        ...facts.members.map(writableEvidence),
        ...routes.flatMap(serverEvidence),
      ],
    },
  ];
};

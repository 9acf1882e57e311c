import type { Rule } from './Rule';
import {
  isDown,
  lockEvidence,
  serverEvidence,
  WRITES_OUT,
  writableEvidence,
  writeRoutes,
} from './texts';
import { worded } from './worded';

/**
 * S12: failover is paused and nobody holds the lock. If the leader's Patroni was stopped, its PostgreSQL continues as a
 * primary, but HAProxy's checks ask Patroni and find no server. The database is not down in this case.
 */
export const pausedWithoutLeader: Rule = facts => {
  if (!facts.view || facts.holder || !facts.paused) {
    return [];
  }
  const routes = writeRoutes(facts);
  const unrouted = routes.some(isDown);
  return [
    {
      ...worded(
        'paused-without-leader',
        {},
        { message: unrouted ? 'paused-without-leader-unrouted' : undefined },
      ),
      rule: 'S12',
      group: unrouted ? WRITES_OUT : undefined,
      refutedBy: 'write',
      severity: unrouted ? 'critical' : 'warning',
      early: 'warning',
      settleMs: unrouted ? 5000 : 0,
      evidence: [
        lockEvidence(facts),
        ...facts.members.map(writableEvidence),
        ...routes.flatMap(serverEvidence),
      ],
    },
  ];
};

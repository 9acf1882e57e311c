import { freshPoolers, poolerEvidence } from './poolers';
import type { Rule } from './Rule';
import { worded } from './worded';

/** An operation of Kindler holds clients back for a shorter time. */
const SETTLE_MS = 20_000;

/**
 * A connection pooler holds its clients back. They wait until somebody ends the pause, and all that other sources say is
 * well meanwhile.
 */
export const poolerPaused: Rule = facts =>
  freshPoolers(facts)
    .filter(({ state }) => state.paused)
    .map(pooler => {
      const { route, state, source } = pooler;
      return {
        ...worded('pooler-paused', {
          route: route.name,
          pooler: source.target,
          database: state.database,
          waiting: state.waiting,
        }),
        subject: `${route.name}/${source.target}`,
        severity: 'critical' as const,
        early: 'hidden' as const,
        settleMs: SETTLE_MS,
        restsOn: pooler.at,
        evidence: [
          poolerEvidence(
            pooler,
            'clients that wait in PgBouncer',
            state.waiting,
          ),
        ],
      };
    });

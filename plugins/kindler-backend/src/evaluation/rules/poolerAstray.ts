import { freshPoolers, poolerEvidence } from './poolers';
import type { Rule } from './Rule';
import { worded } from './worded';

/** Longer than one question to a pooler, so that a switchover is over. */
const SETTLE_MS = 15_000;

/**
 * A connection pooler keeps connections to a member that does not lead. Its clients share them, so writes fail now and
 * then, although HAProxy sends every new connection to the leader. The check query of PgBouncer does not notice.
 */
export const poolerAstray: Rule = facts =>
  freshPoolers(facts)
    .filter(({ state }) => state.astray.length > 0)
    .map(pooler => {
      const { route, state, source } = pooler;
      const count = state.astray.reduce(
        (sum, { connections }) => sum + connections,
        0,
      );
      return {
        ...worded('pooler-astray', {
          route: route.name,
          pooler: source.target,
          database: state.database,
          count,
          members: state.astray.map(({ member }) => member).join(', '),
        }),
        subject: `${route.name}/${source.target}`,
        severity: 'warning' as const,
        early: 'hidden' as const,
        settleMs: SETTLE_MS,
        restsOn: pooler.at,
        evidence: state.astray.map(({ member, connections }) =>
          poolerEvidence(
            pooler,
            `connections of PgBouncer to ${member}`,
            connections,
          ),
        ),
      };
    });

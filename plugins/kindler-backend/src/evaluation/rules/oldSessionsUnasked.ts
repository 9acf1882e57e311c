import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** For this long after a change of leader, it matters who stayed with the former one. */
const AFTER_CHANGE_MS = 60 * 60 * 1000;
/** Sessions of a process that was replaced longer ago than this are rare. */
const RELOADED_MS = 24 * 60 * 60 * 1000;

/**
 * The leader changed after HAProxy's process had started, and no master socket is configured. If that start was a
 * reload, clients of the former process may still be with the former leader. This is reported for an hour, while it
 * matters.
 */
export const oldSessionsUnasked: Rule = (facts, previous) => {
  const change = previous?.leaderChanges.at(-1);
  if (!change?.from || facts.now - change.at > AFTER_CHANGE_MS) {
    return [];
  }
  return facts.routes
    .filter(({ intent, startedAt }) => {
      const before = startedAt === undefined ? -1 : change.at - startedAt;
      return intent === 'read-write' && before > 0 && before < RELOADED_MS;
    })
    .filter(({ name }) =>
      facts.snapshot.routes.some(
        route => route.name === name && !route.stats?.processes,
      ),
    )
    .map(route => ({
      ...worded('old-sessions-unasked', {
        route: route.name,
        gateway: route.gateway,
        member: change.from!,
      }),
      subject: route.name,
      severity: 'info',
      early: 'info',
      settleMs: 0,
      evidence: [
        evidence(
          `start of HAProxy of ${route.gateway}`,
          new Date(route.startedAt!).toISOString(),
          route.source,
          route.observedAt,
        ),
        evidence(
          'change of leader',
          `${change.from} -> ${change.to}`,
          facts.view?.source,
          change.at,
        ),
      ],
    }));
};

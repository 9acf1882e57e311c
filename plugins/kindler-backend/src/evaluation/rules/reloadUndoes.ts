import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** A switch changes the running HAProxy first and the file a moment later. */
const SETTLE_MS = 30_000;

/**
 * HAProxy's files say another state, address or weight of a server than what runs. All is well until somebody reloads
 * or restarts HAProxy: then clients go where nobody looks for them.
 */
export const reloadUndoes: Rule = facts =>
  facts.routes
    .filter(({ kept }) => kept && kept.differences.length > 0)
    .map(route => {
      const { differences, source, observedAt } = route.kept!;
      const isGrave = differences.some(({ what }) => what !== 'weight');
      return {
        ...worded('reload-undoes', {
          route: route.name,
          gateway: route.gateway,
          servers: [...new Set(differences.map(({ server }) => server))].join(
            ', ',
          ),
          files: [...new Set(differences.map(({ file }) => file))].join(', '),
        }),
        subject: route.name,
        severity: isGrave ? 'warning' : 'info',
        early: 'hidden',
        settleMs: SETTLE_MS,
        restsOn: Math.min(observedAt, route.observedAt ?? observedAt),
        evidence: differences.flatMap(({ server, what, running, kept }) => [
          evidence(
            `${what} of ${server} in the running HAProxy`,
            running,
            route.source,
            route.observedAt,
          ),
          evidence(
            `${what} of ${server} after a reload`,
            kept,
            source,
            observedAt,
          ),
        ]),
      };
    });

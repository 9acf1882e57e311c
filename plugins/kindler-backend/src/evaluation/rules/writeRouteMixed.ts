import type { Rule } from './Rule';
import {
  isMixed,
  otherServerEvidence,
  othersUp,
  serverEvidence,
  serversUp,
  strangersUp,
  writeRoutes,
} from './texts';
import { worded } from './worded';

/**
 * A write route leads to this cluster and to servers of other targets, or of none, at the same time, so chance decides
 * where each write goes. No change of leader causes that, only a switch that stopped half way or a server that was set
 * ready by hand. So it only waits for a second answer, because a single one may be read while a switch moves.
 */
export const writeRouteMixed: Rule = facts =>
  writeRoutes(facts)
    .filter(isMixed)
    .map(route => {
      const own = serversUp(route).map(({ server }) => server.name);
      const others = othersUp(route);
      const clusters = [
        ...new Set(
          strangersUp(route).map(
            ({ target }) => target?.database ?? 'no target',
          ),
        ),
      ];
      return {
        ...worded('write-route-mixed', {
          route: route.name,
          proxy: route.proxy,
          servers: own.join(', '),
          others: others.join(', '),
          clusters: clusters.join(', '),
        }),
        subject: route.name,
        severity: 'critical',
        early: 'warning',
        settleMs: 0,
        restsOn: route.observedAt,
        evidence: [...serverEvidence(route), ...otherServerEvidence(route)],
      };
    });

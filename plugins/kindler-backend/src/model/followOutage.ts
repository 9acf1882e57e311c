import type { ClusterFacts, RouteFacts } from './facts/ClusterFacts';
import { isDrained, serversUp, writeRoutes } from './rules/texts';

/** Without `to` it goes on. */
export interface FollowedOutage {
  from: number;
  to?: number;
}

/**
 * The time without writes as clients see it: HAProxy has no server for them, or sends them to members that refuse
 * them, while a former leader is demoted or PostgreSQL of the leader starts again. A server that is silent, like a
 * frozen one, may still take writes and is no outage. Undefined when there is none; while the statistics are away it
 * stays as it was.
 */
export function followOutage(
  facts: ClusterFacts,
  since: number | undefined,
): FollowedOutage | undefined {
  const routes = writeRoutes(facts).map(route => judgeRoute(route, facts));
  const from = since ?? facts.now;
  if (routes.length === 0) {
    return since === undefined ? undefined : { from };
  }
  const at = Math.max(...routes.map(route => route.at));
  if (!facts.standbyCluster && routes.some(({ out }) => out)) {
    return { from: since ?? at };
  }
  return since === undefined ? undefined : { from, to: at };
}

/** `at` is when the newest evidence of it was seen. */
function judgeRoute(
  route: RouteFacts,
  { members, now }: ClusterFacts,
): { out: boolean; at: number } {
  const observedAt = route.observedAt ?? now;
  if (serversUp(route).length === 0) {
    const out = !isDrained(route) && route.othersUp.length === 0;
    return { out, at: observedAt };
  }
  const refusals = serversUp(route).map(({ server, member }) => {
    const upSince = observedAt - (server.lastChange ?? Infinity) * 1000;
    const word = members.find(({ name }) => name === member);
    // A word from before HAProxy began to send writes there tells nothing of them.
    return word?.writable === false && word.writableAt! >= upSince
      ? word.writableAt!
      : undefined;
  });
  const refused = refusals.filter(time => time !== undefined);
  const out = refused.length === refusals.length && route.othersUp.length === 0;
  return { out, at: Math.max(observedAt, ...refused) };
}

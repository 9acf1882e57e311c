import { isServed } from '../facts/ClientFacts';
import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import type { Condition } from '../rules/Rule';
import { isMoved } from '../rules/texts';

/** In doubt a client is tried every second, so an older one says nothing about what began since then. */
const RECENT_MS = 3000;

/**
 * Whether clients prove that a problem reported by intermediaries is no outage, because the clients of its route, or of
 * all write routes, are served. The finding is still reported, but raises no alarm.
 */
export function isRefuted(condition: Condition, facts: ClusterFacts): boolean {
  const { refutedBy, subject } = condition;
  if (refutedBy === undefined) {
    return false;
  }
  const routes = routesForWrites(facts);
  const own = named(routes, subject);
  const concerned = own ? [own] : routes;
  return (
    concerned.length > 0 &&
    concerned.every(route => isProven(route, refutedBy, facts.now))
  );
}

const known = new WeakMap<ClusterFacts, RouteFacts[]>();

/** Queried once per condition. */
function routesForWrites(facts: ClusterFacts): RouteFacts[] {
  const routes =
    known.get(facts) ??
    facts.routes.filter(
      route => route.intent === 'read-write' && !isMoved(route),
    );
  known.set(facts, routes);
  return routes;
}

function isProven(
  { client }: RouteFacts,
  by: NonNullable<Condition['refutedBy']>,
  now: number,
): boolean {
  if (!client || !isServed(client) || now - client.at! > RECENT_MS) {
    return false;
  }
  const { query } = client;
  return query
    ? query.writable && now - query.at <= RECENT_MS
    : by === 'connection';
}

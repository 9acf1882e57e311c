import { isServed } from './facts/ClientFacts';
import type { ClusterFacts, RouteFacts } from './facts/ClusterFacts';
import type { Condition } from './rules/Rule';
import { isMoved } from './rules/texts';

/** In doubt each second a client is tried, so an older one says nothing of what began since then. */
const RECENT_MS = 3000;

/**
 * Whether clients prove that what middlemen say is no outage: the ones of its route, or of all routes for writes, are
 * served. It is still said, but it alarms nobody.
 */
export function isRefuted(condition: Condition, facts: ClusterFacts): boolean {
  const { refutedBy, subject } = condition;
  if (refutedBy === undefined) {
    return false;
  }
  const routes = facts.routes.filter(
    route => route.intent === 'read-write' && !isMoved(route),
  );
  const own = routes.filter(({ name }) => name === subject);
  const concerned = own.length > 0 ? own : routes;
  return (
    concerned.length > 0 &&
    concerned.every(route => isProven(route, refutedBy, facts.now))
  );
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

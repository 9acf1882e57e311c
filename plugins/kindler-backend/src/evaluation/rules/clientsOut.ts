import {
  isOut,
  isRefused,
  isUnproven,
  type ClientFacts,
} from '../facts/ClientFacts';
import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import {
  clientEvidence,
  clientParams,
  READERS_SAY,
  WRITERS_SAY,
  type RefusingOutcome,
} from './clientOutcomes';
import type { Condition, Rule } from './Rule';
import { isMoved, writesOutOf } from './texts';
import { worded } from './worded';

/** In a standby cluster nobody writes by design, so its write route is meant to lead nowhere. */
const BY_DESIGN: readonly string[] = ['closed'];

/**
 * Clients of a route do not get what the route is for. Their experience takes precedence over whatever Patroni, the
 * nodes and HAProxy report: a write route whose clients are refused is an outage. A single probe may be lost, so the
 * second one decides. If HAProxy's counters show that others are served, the path from this backend is broken.
 */
export const clientsOut: Rule = facts =>
  facts.routes.flatMap(route => {
    const { client } = route;
    const concerns =
      client !== undefined &&
      isRefused(client) &&
      !isMoved(route) &&
      !(facts.standbyCluster && BY_DESIGN.includes(client.outcome!));
    return concerns ? [conditionOf(facts, route, client)] : [];
  });

function conditionOf(
  facts: ClusterFacts,
  route: RouteFacts,
  client: ClientFacts,
): Condition {
  const outcome = client.outcome as RefusingOutcome;
  const params = clientParams(route, client);
  const base = {
    subject: route.name,
    settleMs: 0,
    evidence: clientEvidence(route, client),
  };
  if (client.onlyHere) {
    return {
      ...base,
      ...worded('clients-refused-here', params),
      severity: 'warning',
      early: 'warning',
    };
  }
  if (isUnproven(client)) {
    return {
      ...base,
      ...worded('clients-never-served', params),
      severity: 'warning',
      early: 'hidden',
      settleMs: 2 * facts.snapshot.timeoutMs,
    };
  }
  const writes = route.intent === 'read-write';
  const out = isOut(client);
  const severity = out && writes ? 'critical' : 'warning';
  return {
    ...base,
    ...worded(writes ? WRITERS_SAY[outcome] : READERS_SAY[outcome], params),
    severity,
    early: out || writes ? severity : 'hidden',
    group: writes ? writesOutOf(route) : undefined,
  };
}

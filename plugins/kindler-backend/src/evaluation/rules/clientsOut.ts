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
  OUTCOME_TEXTS,
  type RefusingOutcome,
} from './clientOutcomes';
import type { Condition, Rule } from './Rule';
import { isMoved, writesOutOf } from './texts';

/** In a standby cluster nobody writes by design: that its route for writes leads nowhere is meant. */
const BY_DESIGN: readonly string[] = ['closed'];

/**
 * Clients of a route do not get what the route is for. Their word leads, whatever Patroni, the nodes and HAProxy say of
 * each other: a route for writes whose clients are refused is an outage. One probe may be lost, so the second one
 * decides. Where HAProxy's counters show that others are served, it is the way from this backend that is broken.
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
  const { code, gets, next } = OUTCOME_TEXTS[outcome];
  const base = {
    subject: route.name,
    settleMs: 0,
    params: clientParams(route, client),
    evidence: clientEvidence(route, client),
  };
  if (client.onlyHere) {
    return {
      ...base,
      code: 'clients-refused-here',
      severity: 'warning',
      early: 'warning',
      message: `This backend cannot get through route ${route.name}, while HAProxy's counters show that other clients are served.`,
      next: `See what lies between this backend and ${client.target}: network policies, firewalls, limits for its address.`,
    };
  }
  if (isUnproven(client)) {
    return {
      ...base,
      code: 'clients-never-served',
      severity: 'warning',
      early: 'hidden',
      settleMs: 2 * facts.snapshot.timeoutMs,
      message: `No client from this backend ever got through route ${route.name} (${client.target}), so what its clients get is not known.`,
      next: 'See whether this backend may reach the address (kindler.routes[].listener), and whether it is right.',
    };
  }
  const writes = route.intent === 'read-write';
  const out = isOut(client);
  const severity = out && writes ? 'critical' : 'warning';
  return {
    ...base,
    code: writes ? code : `readers-${code.replace(/^clients-/, '')}`,
    severity,
    early: out || writes ? severity : 'hidden',
    group: writes ? writesOutOf(route) : undefined,
    message: gets(route, client),
    next: next(route),
  };
}

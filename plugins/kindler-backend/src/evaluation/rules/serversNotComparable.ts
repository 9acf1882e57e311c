import {
  evidence,
  type ClusterFacts,
  type RouteFacts,
} from '../facts/ClusterFacts';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import type { Condition, Rule } from './Rule';
import { counted, listed, writeRoutes } from './texts';

/**
 * HAProxy sends writes to a server of which it is not known which member it leads to. That is neither agreement nor
 * contradiction: it may be a Service, a NodePort, a virtual address, a pooler, or the member's address in another
 * network. Where the statistics show no addresses and names differ, it is true of every healthy set-up.
 */
export const serversNotComparable: Rule = facts =>
  facts.standbyCluster
    ? []
    : writeRoutes(facts).flatMap(route => conditionOf(route, facts));

function conditionOf(route: RouteFacts, facts: ClusterFacts): Condition[] {
  const unknown = [...route.servers, ...route.othersUp]
    .filter(
      ({ server, outcome }) => server.up === true && outcome === 'unknown',
    )
    .map(({ server }) => server);
  if (unknown.length === 0) {
    return [];
  }
  const hidden = unknown.every(({ address }) => address === undefined);
  const servers = unknown.map(describe);
  return [
    {
      code: hidden ? 'server-addresses-hidden' : 'servers-not-comparable',
      subject: route.name,
      severity: 'info',
      early: 'info',
      settleMs: 0,
      message: hidden
        ? `HAProxy sends writes of route ${route.name} to ${listed(
            servers,
          )}; which member that is cannot be told, as its statistics show no addresses and it is called like no member.`
        : `HAProxy sends writes of route ${route.name} to ${listed(
            servers,
          )}; which member that is cannot be told, as this address is none that the members tell.`,
      next: hidden
        ? `Give the statistics page 'stats show-legends', name a runtime socket (kindler.gateways '${route.gateway}'.socket), or call the servers of proxy ${route.proxy} like the members.`
        : `Set kindler.routes '${route.name}'.verify: a query through the listener tells who answers.`,
      params: {
        route: route.name,
        gateway: route.gateway,
        proxy: route.proxy,
        servers: servers.join(', '),
      },
      evidence: [
        ...unknown.map(({ name, status, check }) =>
          evidence(
            `server ${name} of ${route.proxy}`,
            [status, check].filter(Boolean).join(', '),
            route.source,
            route.observedAt,
          ),
        ),
        ...writersEvidence(facts),
      ],
    },
  ];
}

function describe({ name, address }: StatsServer): string {
  return address === undefined ? name : `${name} (${address})`;
}

/** What speaks for it being the right one, but does not prove it. */
function writersEvidence({ writers }: ClusterFacts) {
  const [first] = writers;
  return first
    ? [
        evidence(
          counted(writers.length, 'member') +
            (writers.length === 1 ? ' accepts writes' : ' accept writes'),
          writers.map(({ name }) => name).join(', '),
          first.writableSource,
          first.writableAt,
        ),
      ]
    : [];
}

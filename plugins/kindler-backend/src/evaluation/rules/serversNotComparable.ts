import {
  evidence,
  type ClusterFacts,
  type RouteFacts,
} from '../facts/ClusterFacts';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import type { Condition, Rule } from './Rule';
import { counted, writeRoutes } from './texts';
import { worded } from './worded';

/**
 * HAProxy sends writes to a server, and it is unknown which member that is. This is neither agreement nor
 * contradiction: it may be a Service, a NodePort, a virtual address, a pooler, or the member's address in another
 * network. In every healthy setup whose statistics show no addresses and whose names differ, this is the case.
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
      ...worded(hidden ? 'server-addresses-hidden' : 'servers-not-comparable', {
        route: route.name,
        gateway: route.gateway,
        proxy: route.proxy,
        servers: servers.join(', '),
      }),
      subject: route.name,
      severity: 'info',
      early: 'info',
      settleMs: 0,
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

/** Evidence that it may be the right one, without proof. */
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

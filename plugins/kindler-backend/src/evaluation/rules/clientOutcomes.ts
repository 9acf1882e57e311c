import {
  faultMessage,
  word,
  type ClientOutcome,
  type FindingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { evidence, type RouteFacts } from '../facts/ClusterFacts';
import type { ClientFacts } from '../facts/ClientFacts';

/** An outcome in which clients of a route get nothing of what it is for. */
export type RefusingOutcome = Exclude<ClientOutcome, 'served' | 'auth' | 'tls'>;

/** Texts of each outcome, for clients that write. */
export const WRITERS_SAY = {
  refused: 'clients-refused',
  closed: 'clients-closed',
  'no-slot': 'clients-no-slot',
  starting: 'clients-starting',
  'read-only': 'clients-read-only',
  elsewhere: 'clients-elsewhere',
  timeout: 'clients-hang',
  unreachable: 'clients-unreachable',
  failed: 'clients-failed',
} as const satisfies Record<RefusingOutcome, FindingCode>;

/** Texts for clients that only read. To them a read-only server is not a refusal. */
export const READERS_SAY = {
  refused: 'readers-refused',
  closed: 'readers-closed',
  'no-slot': 'readers-no-slot',
  starting: 'readers-starting',
  'read-only': 'readers-failed',
  elsewhere: 'readers-elsewhere',
  timeout: 'readers-hang',
  unreachable: 'readers-unreachable',
  failed: 'readers-failed',
} as const satisfies Record<RefusingOutcome, FindingCode>;

/** Parameters of the texts. */
export function clientParams(route: RouteFacts, client: ClientFacts) {
  return {
    route: route.name,
    gateway: route.gateway,
    proxy: route.proxy,
    target: client.target,
    who: whoAnswers(client),
    identifier: client.query?.systemIdentifier ?? 'unknown',
    fault: client.fault
      ? faultMessage(client.fault)
      : word('fault-unknown', {}),
  };
}

/** Evidence of what the newest client got, and when one was last served. */
export function clientEvidence(route: RouteFacts, client: ClientFacts) {
  return [
    evidence(
      `client of route ${route.name}`,
      [client.outcome ?? 'unknown', client.query && whoAnswers(client)]
        .filter(Boolean)
        .join(', '),
      client.source,
      client.at,
    ),
    ...(client.tls === undefined
      ? []
      : [
          evidence(
            `TLS of route ${route.name}`,
            client.tls,
            client.source,
            client.at,
          ),
        ]),
    ...(client.servedAt === undefined || client.outcome === 'served'
      ? []
      : [
          evidence(
            `client of route ${route.name} before`,
            'served',
            client.source,
            client.servedAt,
          ),
        ]),
  ];
}

function whoAnswers({ query }: ClientFacts): string {
  return query?.member ?? query?.address ?? 'the server';
}

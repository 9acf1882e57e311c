import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import { evidence, type RouteFacts } from '../facts/ClusterFacts';
import type { ClientFacts } from '../facts/ClientFacts';

/** An outcome with which clients of a route get nothing of what it is for. */
export type RefusingOutcome = Exclude<ClientOutcome, 'served' | 'auth' | 'tls'>;

/** What clients get, why, and what to do, in words. */
interface OutcomeText {
  code: string;
  gets(route: RouteFacts, client: ClientFacts): string;
  next(route: RouteFacts): string;
}

/** What is said of each outcome. */
export const OUTCOME_TEXTS: Record<RefusingOutcome, OutcomeText> = {
  refused: {
    code: 'clients-refused',
    gets: (route, { target }) =>
      `Clients of route ${route.name} are refused: nobody listens at ${target}.`,
    next: route =>
      `See whether HAProxy of gateway ${route.gateway} runs and binds this address.`,
  },
  closed: {
    code: 'clients-closed',
    gets: route =>
      `HAProxy accepts clients of route ${route.name} and closes their connections: it has no server for them.`,
    next: route =>
      `See the servers of proxy ${route.proxy} and what their checks get.`,
  },
  'no-slot': {
    code: 'clients-no-slot',
    gets: route =>
      `PostgreSQL refuses clients of route ${route.name}: no connection slot is free (53300).`,
    next: () =>
      'See who holds them (pg_stat_activity) and end idle sessions; put a pooler in front, or raise max_connections.',
  },
  starting: {
    code: 'clients-starting',
    gets: route =>
      `PostgreSQL behind route ${route.name} starts, stops or recovers, and refuses clients.`,
    next: () =>
      'Wait for its recovery; its log says how far it is and what it waits for.',
  },
  'read-only': {
    code: 'clients-read-only',
    gets: (route, client) =>
      `Clients of route ${route.name} cannot write: ${whoAnswers(
        client,
      )} is read-only.`,
    next: route =>
      `Point proxy ${route.proxy} at the member that accepts writes, or see why there is none.`,
  },
  elsewhere: {
    code: 'clients-elsewhere',
    gets: (route, client) =>
      `Clients of route ${
        route.name
      } reach another PostgreSQL system: ${whoAnswers(
        client,
      )} has system identifier ${client.query?.systemIdentifier ?? 'unknown'}.`,
    next: route =>
      `Compare the addresses of the servers of proxy ${route.proxy} with the members; what is written meanwhile is written elsewhere.`,
  },
  timeout: {
    code: 'clients-hang',
    gets: route => `Clients of route ${route.name} get no answer.`,
    next: route =>
      `See whether a server of proxy ${route.proxy} hangs unchecked, or HAProxy or the network in front of it does.`,
  },
  unreachable: {
    code: 'clients-unreachable',
    gets: (route, { target }) =>
      `Clients of route ${route.name} do not find the way to ${target}.`,
    next: () =>
      'See the name and the network of this address (kindler.routes[].listener).',
  },
  failed: {
    code: 'clients-failed',
    gets: (route, { fault }) =>
      `Clients of route ${route.name} get no service: ${
        fault?.message ?? 'what answers is no PostgreSQL'
      }.`,
    next: route => `See what answers behind proxy ${route.proxy}.`,
  },
};

/** Values of the texts. */
export function clientParams(route: RouteFacts, client: ClientFacts) {
  return {
    route: route.name,
    gateway: route.gateway,
    proxy: route.proxy,
    target: client.target,
    who: whoAnswers(client),
    identifier: client.query?.systemIdentifier ?? 'unknown',
    fault: client.fault?.message ?? 'unknown',
  };
}

/** What the newest client got, and when one was served last. */
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

import type {
  ClientProbe,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';
import {
  answeredBy,
  type ClientSnapshot,
  type ProbeResult,
} from '../../model/ClientSnapshot';
import { isoTime } from '../../model/Reading';

/** Name of the member at the address `host:port`. */
export type FindMember = (address: string) => string | undefined;

/** The API's view of what clients of a route get. */
export function toRouteClient(
  client: ClientSnapshot,
  findMember: FindMember,
): RouteClient {
  const { source, last, servedAt, refusedSince, othersServedAt } = client;
  return {
    source: source.id,
    target: source.target,
    last: last && toProbe(last, findMember),
    servedAt: servedAt === undefined ? undefined : isoTime(servedAt),
    servedBy: servedBy(client, findMember),
    refusedSince:
      refusedSince === undefined ? undefined : isoTime(refusedSince),
    onlyHere: othersServedAt === undefined ? undefined : true,
    everyMs: client.everyMs,
  };
}

function toProbe(result: ProbeResult, findMember: FindMember): ClientProbe {
  const { startedAt, at, server, certificate, ...probe } = result;
  const serverAddress = answeredBy(result);
  return {
    ...probe,
    observedAt: isoTime(at),
    serverAddress,
    member: serverAddress && findMember(serverAddress),
  };
}

/** Only a query proves this, and only for clients since then. */
function servedBy(
  { lastQuery, refusedSince }: ClientSnapshot,
  findMember: FindMember,
): string | undefined {
  const address =
    lastQuery?.outcome === 'served' && refusedSince === undefined
      ? answeredBy(lastQuery)
      : undefined;
  return address && findMember(address);
}

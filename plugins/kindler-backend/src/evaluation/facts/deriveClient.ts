import type { MemberBook } from '../../model/addresses/MemberBook';
import type { RouteSnapshot } from '../../model/ClusterSnapshot';
import {
  answeredBy,
  type ClientSnapshot,
  type ProbeResult,
} from '../../model/ClientSnapshot';
import { describeTls } from '../../model/describeTls';
import type { ClientFacts } from './ClientFacts';

/** Two lost probes prove nothing, three do. A calm route is probed every 5 s. */
const PROBE_ALLOWANCE_MS = 15_000;
/** A calm route gets a query every half minute. */
const QUERY_ALLOWANCE_MS = 75_000;

/** Derives what the last probes of a route say now. Undefined if no client is tried. */
export function deriveClient(
  route: RouteSnapshot,
  book: MemberBook,
  now: number,
): ClientFacts | undefined {
  const { client } = route;
  if (!client) {
    return undefined;
  }
  const fresh =
    client.last && now - client.last.at <= PROBE_ALLOWANCE_MS
      ? client.last
      : undefined;
  return {
    source: client.source.id,
    target: client.source.target,
    outcome: fresh?.outcome,
    at: client.last?.at,
    failures: client.failures,
    servedAt: client.servedAt,
    refusedSince: client.refusedSince,
    onlyHere: isOnlyHere(client),
    fault: fresh?.fault,
    tls: fresh && describeTls(fresh),
    query: fresh && queryOf(client, book, now),
  };
}

function isOnlyHere({ othersServedAt, refusedSince }: ClientSnapshot): boolean {
  return (
    othersServedAt !== undefined &&
    refusedSince !== undefined &&
    othersServedAt >= refusedSince
  );
}

/** A query from before the client was refused says nothing about now. */
function queryOf(
  { lastQuery, refusedSince }: ClientSnapshot,
  book: MemberBook,
  now: number,
): ClientFacts['query'] {
  const usable =
    lastQuery !== undefined &&
    now - lastQuery.at <= QUERY_ALLOWANCE_MS &&
    lastQuery.at >= (refusedSince ?? 0);
  return usable
    ? {
        at: lastQuery.at,
        member: memberOf(lastQuery, book),
        address: answeredBy(lastQuery),
        systemIdentifier: lastQuery.systemIdentifier,
        timeline: lastQuery.timeline,
        writable:
          lastQuery.inRecovery === false && lastQuery.outcome !== 'read-only',
      }
    : undefined;
}

function memberOf(query: ProbeResult, book: MemberBook): string | undefined {
  const address = answeredBy(query);
  return address && book.memberAt(address);
}

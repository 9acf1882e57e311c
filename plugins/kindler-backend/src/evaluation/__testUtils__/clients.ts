import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import type { ClientSnapshot, ProbeResult } from '../../model/ClientSnapshot';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { NOW } from './snapshots';

/** One probe that ended at a time. */
export function probe(
  outcome: ClientOutcome,
  at = NOW,
  more: Partial<ProbeResult> = {},
): ProbeResult {
  return {
    outcome,
    depth: 'startup',
    startedAt: at - 5,
    at,
    phases: {},
    tookMs: 5,
    ...more,
  };
}

/** A query that was answered by the leader of the samples. */
export const queried = (at = NOW, more: Partial<ProbeResult> = {}) =>
  probe('served', at, {
    depth: 'query',
    inRecovery: false,
    server: { host: '127.0.0.1', port: 54321 },
    ...more,
  });

/** A client of a route that was served just now. */
export function servedClient(
  route: string,
  last: ProbeResult = queried(),
): ClientSnapshot {
  return {
    source: sourceOf(route),
    last,
    lastQuery: last.depth === 'query' ? last : undefined,
    servedAt: last.at,
    failures: 0,
    everyMs: 5000,
  };
}

/** A client of a route that was not served twice and more. */
export function refusedClient(
  route: string,
  outcome: ClientOutcome,
  more: Partial<ClientSnapshot> = {},
): ClientSnapshot {
  return {
    source: sourceOf(route),
    last: probe(outcome),
    servedAt: NOW - 4000,
    refusedSince: NOW - 1000,
    failures: 2,
    everyMs: 1000,
    ...more,
  };
}

/** The snapshot with a client on each of its routes. */
export function withClients(
  snapshot: ClusterSnapshot,
  clientOf: (route: string) => ClientSnapshot | undefined,
): ClusterSnapshot {
  return {
    ...snapshot,
    routes: snapshot.routes.map(route => ({
      ...route,
      client: clientOf(route.name),
    })),
  };
}

function sourceOf(route: string): ClientSnapshot['source'] {
  return { id: `client:${route}`, kind: 'client', target: '127.0.0.1:5000' };
}

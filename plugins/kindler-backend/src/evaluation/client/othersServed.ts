import type { ProbeResult } from '../../model/ClientSnapshot';
import type { GatewayStats } from '../../model/haproxy/GatewayStats';

/** Counters of a proxy's servers since HAProxy started. */
export interface ServedCounters {
  sessions: number;
  bytesOut: number;
}

/** A session that PostgreSQL accepts begins with more bytes than this, a refused one with fewer. */
const LEAST_BYTES = 300;
/** Clients that stay connected open no new sessions, so the fact that others were served holds for this long. */
const COUNTS_MS = 60_000;

/** Sums the counters of a proxy's servers; undefined if the statistics do not have them. */
export function countServed(
  stats: GatewayStats | undefined,
  name: string,
): ServedCounters | undefined {
  const proxy = stats?.proxies.find(each => each.name === name);
  if (!proxy || proxy.servers.length === 0) {
    return undefined;
  }
  let sessions = 0;
  let bytesOut = 0;
  for (const server of proxy.servers) {
    if (server.sessionsTotal === undefined || server.bytesOut === undefined) {
      return undefined;
    }
    sessions += server.sessionsTotal;
    bytesOut += server.bytesOut;
  }
  return { sessions, bytesOut };
}

/**
 * Whether new sessions of others were served between two readings. Counters that decreased come from another process.
 *
 * @param ownProbes - probes from here that may be among the sessions
 */
export function othersWereServed(
  before: ServedCounters,
  after: ServedCounters,
  ownProbes: number,
): boolean {
  const sessions = after.sessions - before.sessions - ownProbes;
  const bytes = after.bytesOut - before.bytesOut;
  return sessions > 0 && bytes >= LEAST_BYTES * sessions;
}

/**
 * Whether a client was refused on its way to HAProxy or by HAProxy, so that others may be served. An answer from
 * PostgreSQL, or a hang, concerns everybody, and counters also grow with sessions that PostgreSQL refuses.
 */
export function mayConcernOnlyUs({ outcome, phases }: ProbeResult): boolean {
  return (
    outcome === 'refused' ||
    outcome === 'unreachable' ||
    outcome === 'closed' ||
    (outcome === 'timeout' && phases.connect === undefined)
  );
}

/**
 * Whether the service to others still counts as evidence. It does not if it is old or if the gateway that counted it no
 * longer answers. An outage that comes to affect everybody must not be reported as a problem of this backend alone.
 */
export function countsStill(
  othersServedAt: number | undefined,
  now: number,
  gatewayAnswers: boolean,
): boolean {
  return (
    othersServedAt !== undefined &&
    gatewayAnswers &&
    now - othersServedAt <= COUNTS_MS
  );
}

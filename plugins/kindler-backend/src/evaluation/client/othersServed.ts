import type { ProbeResult } from '../../model/ClientSnapshot';
import type { GatewayStats } from '../../model/haproxy/GatewayStats';

/** What servers of a proxy counted since HAProxy started. */
export interface ServedCounters {
  sessions: number;
  bytesOut: number;
}

/** A session that PostgreSQL lets in begins with more bytes than this, one that it refuses with fewer. */
const LEAST_BYTES = 300;
/** Clients that stay connected begin no new sessions, so that others are served holds for this long. */
const COUNTS_MS = 60_000;

/** Sums of the servers of a proxy; undefined where the statistics do not tell. */
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
 * Whether new sessions of others were served between two readings. Counters that went back are those of another
 * process.
 *
 * @param ownProbes - probes from here that may be among them
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
 * Whether a client was refused on its way to HAProxy or by it, so that others may fare better. What PostgreSQL says, or
 * that it hangs, concerns all, and counters of sessions that it refuses grow, too.
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
 * Whether that others were served is still evidence: not when it is old, nor when the gateway that counted them does not
 * answer any more. An outage that becomes everybody's must not stay the trouble of this backend alone.
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

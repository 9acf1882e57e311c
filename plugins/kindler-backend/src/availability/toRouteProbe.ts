import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { RouteProbe } from './AvailabilityRecorder';

/** Combines the result of a route's client with what earlier probes show. */
export function toRouteProbe(
  route: string,
  { startedAt, at, outcome, phases }: ProbeResult,
  { everyMs, othersServedAt, servedAt }: ClientSnapshot,
): RouteProbe {
  return {
    route,
    startedAt,
    at,
    outcome,
    phases,
    everyMs,
    onlyHere: othersServedAt !== undefined,
    neverServed: servedAt === undefined,
  };
}

import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { RouteProbe } from './AvailabilityRecorder';

/** What a client of a route got, with what the probes before it tell. */
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

import type { ObserverConfig } from '../config';

/** A source that comes back is seen again within this time, so that the portal follows a recovery quickly. */
const SLOWEST_MS = 4000;

/** Milliseconds between two questions to a source that keeps failing. */
export function slowestMs(settings: ObserverConfig): number {
  return Math.max(settings.intervalMs, SLOWEST_MS);
}

/** How often a source is asked. */
export function paceOf(settings: ObserverConfig) {
  return { intervalMs: settings.intervalMs, slowestMs: slowestMs(settings) };
}

import type { ObserverConfig } from '../config';

/** A source that recovers is noticed within this time, so that the portal follows a recovery quickly. */
const SLOWEST_MS = 4000;

/** Milliseconds between two questions to a source that keeps failing. */
export function slowestMs(settings: ObserverConfig): number {
  return Math.max(settings.intervalMs, SLOWEST_MS);
}

/** The polling pace of a source. */
export function paceOf(settings: ObserverConfig) {
  return { intervalMs: settings.intervalMs, slowestMs: slowestMs(settings) };
}

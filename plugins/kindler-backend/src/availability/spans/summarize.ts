import type { AvailabilityWindow } from '@kindler/backstage-plugin-kindler-common';
import type { Segment } from './uniteSpans';

export const WINDOWS: ReadonlyArray<AvailabilityWindow['days']> = [
  1, 7, 30, 90,
];
export const DAY_MS = 24 * 60 * 60 * 1000;

export type SpanSummary = Pick<
  AvailabilityWindow,
  'available' | 'outMs' | 'lookedMs' | 'unknownMs' | 'longestOutageMs'
>;

/** Sums up for how long clients were served and refused in a period. */
export function summarize(
  segments: readonly Segment[],
  window: { from: number; to: number },
): SpanSummary {
  let servedMs = 0;
  let outMs = 0;
  let longestOutageMs = 0;
  for (const { state, from, to } of segments) {
    const ms = Math.min(to, window.to) - Math.max(from, window.from);
    if (ms > 0 && state === 'served') {
      servedMs += ms;
    } else if (ms > 0 && state === 'out') {
      outMs += ms;
      longestOutageMs = Math.max(longestOutageMs, ms);
    }
  }
  const lookedMs = servedMs + outMs;
  return {
    available: lookedMs > 0 ? servedMs / lookedMs : undefined,
    outMs,
    lookedMs,
    unknownMs: Math.max(0, window.to - window.from - lookedMs),
    longestOutageMs,
  };
}

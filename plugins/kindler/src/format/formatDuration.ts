import type { KindlerTranslate } from '../translation';

const STEPS = [
  { limit: 90, divisor: 1, key: 'duration.seconds' },
  { limit: 90 * 60, divisor: 60, key: 'duration.minutes' },
  { limit: 36 * 3600, divisor: 3600, key: 'duration.hours' },
  { limit: Infinity, divisor: 86400, key: 'duration.days' },
] as const;

/**
 * A length of time in the largest unit that still says something, e.g. `41 min`.
 */
export function formatDuration(
  milliseconds: number,
  t: KindlerTranslate,
): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const step = STEPS.find(({ limit }) => seconds < limit) ?? STEPS[3];
  return t(step.key, { value: String(Math.floor(seconds / step.divisor)) });
}

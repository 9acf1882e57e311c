import type { KindlerTranslate } from '../translation';
import { formatMilliseconds } from './formatMilliseconds';

const UNITS = [
  { seconds: 86_400, key: 'duration.days' },
  { seconds: 3_600, key: 'duration.hours' },
  { seconds: 60, key: 'duration.minutes' },
  { seconds: 1, key: 'duration.seconds' },
] as const;

/**
 * A measured length of time in the two largest units that say something, e.g. `16.3 s`, `2 min 29 s` or `3 d 4 h`.
 */
export function formatSpan(milliseconds: number, t: KindlerTranslate): string {
  if (milliseconds < 60_000) {
    return formatMilliseconds(Math.max(0, milliseconds), t);
  }
  const seconds = Math.floor(milliseconds / 1000);
  const first = UNITS.findIndex(unit => seconds >= unit.seconds);
  const large = UNITS[first];
  const small = UNITS[first + 1];
  const rest = Math.floor((seconds % large.seconds) / small.seconds);
  const parts = [
    { key: large.key, value: Math.floor(seconds / large.seconds) },
    ...(rest > 0 ? [{ key: small.key, value: rest }] : []),
  ];
  return parts
    .map(({ key, value }) => t(key, { value: String(value) }))
    .join(' ');
}

import type { KindlerTranslate } from '../translation';

/**
 * A measured time, e.g. `7 ms` or `1.24 s`.
 */
export function formatMilliseconds(
  milliseconds: number,
  t: KindlerTranslate,
): string {
  if (milliseconds < 1000) {
    const value =
      milliseconds < 10
        ? String(Math.round(milliseconds * 10) / 10)
        : String(Math.round(milliseconds));
    return t('duration.milliseconds', { value });
  }
  return t('duration.seconds', {
    value: (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1),
  });
}

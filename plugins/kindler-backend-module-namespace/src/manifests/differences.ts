import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { isSameQuantity } from '../quantity';

/**
 * Where an object is not as it shall be, e.g. `spec.hard.pods is 50, not 30`. What others added counts only within `exact`
 * fields.
 */
export function differences(
  wanted: unknown,
  live: unknown,
  options: { path?: string; exact?: boolean } = {},
): Wording[] {
  const { path = '', exact = false } = options;
  if (wanted === undefined && !(exact && live !== undefined)) {
    return [];
  }
  if (Array.isArray(wanted) && Array.isArray(live)) {
    if (wanted.length !== live.length) {
      const [is, shall] = [live.length, wanted.length];
      return [word('object-items', { path, live: is, wanted: shall })];
    }
    return wanted.flatMap((item, index) =>
      differences(item, live[index], { path: `${path}[${index}]`, exact }),
    );
  }
  if (isObject(wanted) && isObject(live)) {
    const keys = new Set([
      ...Object.keys(wanted),
      ...(exact ? Object.keys(live) : []),
    ]);
    return [...keys].flatMap(key =>
      differences(wanted[key], live[key], {
        path: path ? `${path}.${key.replace(/^_/, '')}` : key,
        exact,
      }),
    );
  }
  return isSame(wanted, live)
    ? []
    : [word('object-value', { path, live: say(live), wanted: say(wanted) })];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(wanted: unknown, live: unknown): boolean {
  return (
    wanted === live ||
    (typeof wanted === 'string' &&
      typeof live === 'string' &&
      isSameQuantity(wanted, live))
  );
}

function say(value: unknown): string | Wording {
  return value === undefined
    ? word('object-unset', {})
    : JSON.stringify(value).slice(0, 100);
}

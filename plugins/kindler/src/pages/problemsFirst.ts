import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** Verdicts, the worst first. */
export const VERDICT_ORDER: Verdict[] = [
  'critical',
  'degraded',
  'unknown',
  'ok',
];

/**
 * The worst first, then by name.
 */
export function problemsFirst<T extends { verdict: Verdict; name: string }>(
  items: T[],
): T[] {
  return [...items].sort(
    (a, b) =>
      VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) ||
      a.name.localeCompare(b.name),
  );
}

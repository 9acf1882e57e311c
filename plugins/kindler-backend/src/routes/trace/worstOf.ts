import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

const WORST_FIRST: readonly Verdict[] = [
  'critical',
  'degraded',
  'unknown',
  'ok',
];

/** The first of those with the worst verdict; undefined of none. */
export function worstOf<T extends { verdict: Verdict }>(
  judged: readonly T[],
): T | undefined {
  return WORST_FIRST.map(verdict =>
    judged.find(each => each.verdict === verdict),
  ).find(Boolean);
}

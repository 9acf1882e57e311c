import {
  VERDICTS_WORST_FIRST,
  type Verdict,
} from '@kindler/backstage-plugin-kindler-common';

/** The first of those with the worst verdict; undefined of none. */
export function worstOf<T extends { verdict: Verdict }>(
  judged: readonly T[],
): T | undefined {
  return VERDICTS_WORST_FIRST.map(verdict =>
    judged.find(each => each.verdict === verdict),
  ).find(Boolean);
}

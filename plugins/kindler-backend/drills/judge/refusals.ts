import type { Attempt } from '../writer/Attempt';

/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Stretches in which the writer was refused: each from the start of the first attempt that came to nothing to the start
 * of the next one that was served, or to the end.
 */
export function refusals(attempts: readonly Attempt[], end: number): Span[] {
  const inOrder = [...attempts].sort((a, b) => a.startedAt - b.startedAt);
  const spans: Span[] = [];
  let from: number | undefined;
  for (const { outcome, startedAt } of inOrder) {
    if (outcome !== 'served') {
      from ??= startedAt;
    } else if (from !== undefined) {
      spans.push({ from, to: startedAt });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { from, to: end }];
}

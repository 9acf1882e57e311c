import {
  word,
  type FindingCode,
  type WordingCode,
  type WordingParams,
  type WordingValue,
} from '@kindler/backstage-plugin-kindler-common';
import type { Condition } from './Rule';

/** Texts whose codes differ from the code of the condition. */
interface Otherwise<M, N> {
  message?: M;
  next?: N;
}

/** The message of a condition and its next step. */
export function worded<
  C extends FindingCode,
  M extends WordingCode = C,
  N extends WordingCode = `${C}-next`,
>(
  code: C,
  params: WordingParams<C | M | N | `${C}-next`> & Record<string, WordingValue>,
  { message, next }: Otherwise<M, N> = {},
): Pick<Condition, 'code' | 'message' | 'next'> {
  return {
    code,
    message: word(message ?? code, params),
    next: word(next ?? `${code}-next`, params),
  };
}

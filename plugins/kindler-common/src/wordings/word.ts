import type { Wording } from '../types';
import { WORDINGS, type WordingCode } from './WORDINGS';

type Holes<T extends string> = T extends `${string}{{${infer H}}}${infer Rest}`
  ? H | Holes<Rest>
  : never;

/**
 * The values that a wording is built from.
 * @public
 */
export type WordingParams<C extends WordingCode> = Record<
  Holes<(typeof WORDINGS)[C]>,
  string | number
>;

/**
 * A wording with its values filled in.
 * @public
 */
export function word<C extends WordingCode>(
  code: C,
  params: WordingParams<C>,
): Wording {
  const values: Record<string, string | number> = params;
  const text = WORDINGS[code].replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values[name]),
  );
  return { code, params, text };
}

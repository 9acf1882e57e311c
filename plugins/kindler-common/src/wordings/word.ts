import type { Wording, WordingValue } from '../api';
import { WORDINGS, type WordingCode } from './WORDINGS';

type Holes<T extends string> = T extends `${string}{{${infer H}}}${infer Rest}`
  ? H | Holes<Rest>
  : never;

/**
 * The values for the placeholders of a wording.
 * @public
 */
export type WordingParams<C extends WordingCode> = Record<
  Holes<(typeof WORDINGS)[C]>,
  WordingValue
>;

/**
 * Creates a wording with its values filled in.
 * @public
 */
export function word<C extends WordingCode>(
  code: C,
  params: WordingParams<C>,
): Wording {
  const values: Record<string, WordingValue> = params;
  const text = WORDINGS[code].replace(/\{\{(\w+)\}\}/g, (_, name) =>
    inEnglish(values[name]),
  );
  return { code, params, text };
}

function inEnglish(value: WordingValue): string {
  if (Array.isArray(value)) {
    return value.map(inEnglish).join('; ');
  }
  return typeof value === 'object' ? value.text : String(value);
}

import {
  WORDINGS,
  type Wording,
  type WordingCode,
  type WordingValue,
} from '@kindler/backstage-plugin-kindler-common';

/** Fills values into the translation of a code. */
export type TranslateWording = (
  key: `said.${WordingCode}`,
  values: Record<string, string> & { text: string },
) => string;

/**
 * Returns a wording, including nested ones, in the language of `t`. If its code is unknown here, or if an older release
 * stored it without a value that the sentence now needs, the server's words are used.
 */
export function sayWording(
  { code, params, text }: Wording,
  t: TranslateWording,
): string {
  if (!isKnown(code) || !holesOf(code).every(name => name in params)) {
    return text;
  }
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, sayValue(value, t)]),
  );
  return t(`said.${code}`, { ...values, text });
}

function isKnown(code: string): code is WordingCode {
  return Object.hasOwn(WORDINGS, code);
}

function holesOf(code: WordingCode): string[] {
  return [...WORDINGS[code].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
}

function sayValue(value: WordingValue, t: TranslateWording): string {
  if (Array.isArray(value)) {
    return value.map(each => sayWording(each, t)).join('; ');
  }
  return typeof value === 'object' ? sayWording(value, t) : String(value);
}

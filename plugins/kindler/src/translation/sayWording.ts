import type {
  Wording,
  WordingCode,
  WordingValue,
} from '@kindler/backstage-plugin-kindler-common';
import { FINDING_CODES, type FindingCode } from './findingMessages';
import { WORDING_CODES } from './wordingMessages';

const codes: ReadonlySet<string> = new Set(WORDING_CODES);
const findings: ReadonlySet<string> = new Set(FINDING_CODES);

function isTranslated(code: string): code is WordingCode {
  return codes.has(code);
}

function isFinding(code: string): code is FindingCode {
  return findings.has(code);
}

/** Fills values into the translation of a code. */
export type TranslateWording = (
  key: `said.${WordingCode}` | `rule.${FindingCode}.message`,
  values: Record<string, string> & { text: string; message: string },
) => string;

/**
 * A wording, and what is worded within it, in the language of `t`; incidents quote findings in this way. A code without
 * a translation is said in the server's words.
 */
export function sayWording(
  { code, params, text }: Wording,
  t: TranslateWording,
): string {
  if (!isTranslated(code) && !isFinding(code)) {
    return text;
  }
  const said: Record<string, string> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, sayValue(value, t)]),
  );
  return isTranslated(code)
    ? t(`said.${code}`, { message: text, ...said, text })
    : t(`rule.${code}.message`, { ...said, text, message: text });
}

function sayValue(value: WordingValue, t: TranslateWording): string {
  if (Array.isArray(value)) {
    return value.map(each => sayWording(each, t)).join('; ');
  }
  return typeof value === 'object' ? sayWording(value, t) : String(value);
}

import {
  WORDINGS,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';

export const WORDING_CODES = Object.keys(WORDINGS) as WordingCode[];

/**
 * English: the server's own words. Their codes are not part of the type, because hundreds of further keys are too much
 * for the compiler in a translation function. `zhWordings` ensures that each has its Chinese text.
 */
export const wordingMessages: Record<string, '{{text}}'> = Object.fromEntries(
  WORDING_CODES.map(code => [code, '{{text}}']),
);

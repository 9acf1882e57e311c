import {
  WORDINGS,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';

export const WORDING_CODES = Object.keys(WORDINGS) as WordingCode[];

/**
 * English: the server's own words. Their codes are no part of the type: a translation function over hundreds of keys more
 * is more than the compiler bears, and `zhWordings` holds that each has its Chinese.
 */
export const wordingMessages: Record<string, '{{text}}'> = Object.fromEntries(
  WORDING_CODES.map(code => [code, '{{text}}']),
);

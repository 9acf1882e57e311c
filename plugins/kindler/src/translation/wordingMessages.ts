import {
  WORDINGS,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';

export const WORDING_CODES = Object.keys(WORDINGS) as WordingCode[];

/**
 * English: the server's own words.
 */
export const wordingMessages = Object.fromEntries(
  WORDING_CODES.map(code => [code, '{{text}}']),
) as Record<WordingCode, '{{text}}'>;

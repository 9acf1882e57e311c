import { witnessWordings } from './witnessWordings';

/**
 * Everything that the server says as a {@link Wording}, in English. Values stand in double braces.
 * @public
 */
export const WORDINGS = {
  ...witnessWordings,
} as const;

/** @public */
export type WordingCode = keyof typeof WORDINGS;

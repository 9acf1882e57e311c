import type { Finding } from '@kindler/backstage-plugin-kindler-common';

export interface FindingTexts {
  message: string;
  next: string;
}

/**
 * A finding in the reader's language where its rule is translated, else in the server's words.
 */
export function useFindingTexts(): (finding: Finding) => FindingTexts {
  return ({ message, next }) => ({ message, next });
}

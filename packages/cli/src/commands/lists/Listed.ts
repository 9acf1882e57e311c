import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** One kind of things, all of them. */
export interface Listed {
  verdicts: Verdict[];
  data: object;
  text: string;
  /** What the list cannot say, and why. */
  note?: string;
}

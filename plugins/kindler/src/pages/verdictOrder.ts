import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** Verdicts, the worst first. */
export const VERDICT_ORDER: Verdict[] = [
  'critical',
  'degraded',
  'unknown',
  'ok',
];

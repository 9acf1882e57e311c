import type { Verdict } from './api';

/**
 * All verdicts, the worst first.
 * @public
 */
export const VERDICTS_WORST_FIRST: readonly Verdict[] = [
  'critical',
  'degraded',
  'unknown',
  'ok',
];

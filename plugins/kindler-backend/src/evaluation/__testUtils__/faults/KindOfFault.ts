import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { World } from './World';
import type { Change } from './watch';

/** What is to be said of a fault. */
export interface Expected {
  /** The only verdicts between `from` and `to`. */
  verdicts: readonly Verdict[];
  /** Seconds after the fault began; 20 where it is left out: checks and loops have followed by then. */
  from?: number;
  /** The end where it is left out. */
  to?: number;
  /** One of these is said in that time. */
  codes?: readonly string[];
  /** None of these is said at any time. */
  never?: readonly string[];
  /** None of these is the verdict at any time. */
  neverVerdicts?: readonly Verdict[];
}

/** A kind of fault as its sources show it. */
export interface KindOfFault {
  /** What is wrong, kebab-case. */
  name: string;
  appliesTo(world: World): boolean;
  change: Change;
  expected: Expected | ((world: World) => Expected);
  /** Seconds to look at. */
  until?: number;
}

export const RED: readonly Verdict[] = ['critical'];
export const AMBER: readonly Verdict[] = ['degraded'];
/** Something is wrong, and how grave it is depends on who can be asked. */
export const BAD: readonly Verdict[] = ['critical', 'degraded'];
export const NOT_GREEN: readonly Verdict[] = [
  'critical',
  'degraded',
  'unknown',
];
export const NOT_RED: readonly Verdict[] = ['ok', 'degraded', 'unknown'];
export const CALM: readonly Verdict[] = ['ok', 'unknown'];

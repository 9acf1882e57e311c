import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { World } from './World';
import type { Change } from './watch';

/** The expected assessment of a fault. */
export interface Expected {
  /** The only allowed verdicts between `from` and `to`. */
  verdicts: readonly Verdict[];
  /** Seconds after the fault began; 20 by default, because checks and loops have caught up by then. */
  from?: number;
  /** The end of the fault by default. */
  to?: number;
  /** One of these is reported in that time. */
  codes?: readonly string[];
  /** None of these is reported at any time. */
  never?: readonly string[];
  /** None of these is the verdict at any time. */
  neverVerdicts?: readonly Verdict[];
}

/** A kind of fault, as its sources show it. */
export interface KindOfFault {
  /** Name of the fault in kebab-case. */
  name: string;
  appliesTo(world: World): boolean;
  change: Change;
  expected: Expected | ((world: World) => Expected);
  /** Seconds to observe. */
  until?: number;
}

export const RED: readonly Verdict[] = ['critical'];
export const AMBER: readonly Verdict[] = ['degraded'];
/** Something is wrong, and its severity depends on who can be asked. */
export const BAD: readonly Verdict[] = ['critical', 'degraded'];
export const NOT_GREEN: readonly Verdict[] = [
  'critical',
  'degraded',
  'unknown',
];
export const NOT_RED: readonly Verdict[] = ['ok', 'degraded', 'unknown'];
export const CALM: readonly Verdict[] = ['ok', 'unknown'];

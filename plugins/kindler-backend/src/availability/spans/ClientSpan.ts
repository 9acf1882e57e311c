import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';

/** The part of one client probe that availability needs. Times are in milliseconds since the epoch. */
export interface SeenProbe {
  startedAt: number;
  /** End of the probe. */
  at: number;
  outcome: ClientOutcome;
  /** Milliseconds until the next probe, as a rule. */
  everyMs: number;
  /** Whether HAProxy's counters show that others are served while this backend is refused. */
  onlyHere?: boolean;
  /** Whether no client from this backend ever got through. */
  neverServed?: boolean;
}

export type ClientState = 'served' | 'refused' | 'refused-here';

/**
 * A period in which clients of a route got the same result, as seen by one backend. The time between a client that was
 * served and the next one that was refused counts as refused, both at the start and at the end; `sureFrom` and `sureTo`
 * limit the period with proof.
 */
export interface ClientSpan {
  state: ClientState;
  from: number;
  to: number;
  sureFrom: number;
  sureTo: number;
}

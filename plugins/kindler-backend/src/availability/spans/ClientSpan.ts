import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';

/** One try of a client, as far as availability is concerned. Times are milliseconds since the epoch. */
export interface SeenProbe {
  startedAt: number;
  /** When it ended. */
  at: number;
  outcome: ClientOutcome;
  /** Milliseconds until the next one, as a rule. */
  everyMs: number;
  /** HAProxy's counters show that others are served while this backend is refused. */
  onlyHere?: boolean;
  /** No client from this backend ever got through. */
  neverServed?: boolean;
}

export type ClientState = 'served' | 'refused' | 'refused-here';

/**
 * Time in which a backend saw clients of a route get the same. What lies between a client that was served and the next
 * one that was refused is taken for refused, here and at the end; `sureFrom` and `sureTo` say from when to when there is
 * proof.
 */
export interface ClientSpan {
  state: ClientState;
  from: number;
  to: number;
  sureFrom: number;
  sureTo: number;
}

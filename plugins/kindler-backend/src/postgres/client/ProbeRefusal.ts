import type {
  ClientOutcome,
  FaultKind,
} from '@kindler/backstage-plugin-kindler-common';

/** What became of a client that was not served, in the words of its fault. */
export interface RefusalOptions {
  outcome: Exclude<ClientOutcome, 'served' | 'read-only' | 'elsewhere'>;
  kind: FaultKind;
  /** What happened, in one sentence. */
  message: string;
  /** What to do next, in one sentence. */
  hint: string;
}

/** Ends a probe: the client was not served. */
export class ProbeRefusal extends Error {
  readonly outcome: RefusalOptions['outcome'];
  readonly kind: FaultKind;
  readonly hint: string;

  constructor({ outcome, kind, message, hint }: RefusalOptions) {
    super(message);
    this.name = 'ProbeRefusal';
    this.outcome = outcome;
    this.kind = kind;
    this.hint = hint;
  }
}

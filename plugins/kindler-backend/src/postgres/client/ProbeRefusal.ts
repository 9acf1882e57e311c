import type {
  ClientOutcome,
  FaultKind,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** How a client was refused, in terms of its fault. */
export interface RefusalOptions {
  outcome: Exclude<ClientOutcome, 'served' | 'read-only' | 'elsewhere'>;
  kind: FaultKind;
  wording: Wording;
  hint: Wording;
}

/** Ends a probe because the client was not served. */
export class ProbeRefusal extends Error {
  readonly outcome: RefusalOptions['outcome'];
  readonly kind: FaultKind;
  readonly wording: Wording;
  readonly hint: Wording;

  constructor({ outcome, kind, wording, hint }: RefusalOptions) {
    super(wording.text);
    this.name = 'ProbeRefusal';
    this.outcome = outcome;
    this.kind = kind;
    this.wording = wording;
    this.hint = hint;
  }
}

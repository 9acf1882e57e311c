/**
 * How long a step waits.
 * @public
 */
export interface NotYetOptions {
  /** Milliseconds until the step is tried again. */
  againMs: number;
  /** Milliseconds until the step fails, counted from its first wait. */
  atMostMs: number;
}

/**
 * A step throws this error to wait for something outside; the message tells people for what. The operation then rests:
 * it keeps its locks and frees its worker. Afterwards the step starts again with its `check`. While a step is undone,
 * it has to wait by itself instead.
 * @public
 */
export class NotYet extends Error {
  readonly againMs: number;
  readonly atMostMs: number;

  constructor(reason: string, { againMs, atMostMs }: NotYetOptions) {
    super(reason);
    this.name = 'NotYet';
    this.againMs = againMs;
    this.atMostMs = atMostMs;
  }
}

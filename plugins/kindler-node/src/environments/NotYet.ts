/**
 * How long a step waits.
 * @public
 */
export interface NotYetOptions {
  /** Milliseconds until the step is tried again. */
  againMs: number;
  /** Milliseconds after which the step fails, counted from when it first waited. */
  atMostMs: number;
}

/**
 * Thrown by a step that waits for something outside, in words for people: its operation rests, keeps its locks and holds up
 * nothing else. Then the step is begun again, with its `check`. While a step is undone it must wait itself.
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

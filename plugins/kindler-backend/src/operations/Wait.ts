import {
  word,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * A step throws this error if it cannot continue yet. The operation then rests: it keeps its locks and frees its
 * worker.
 */
export class Wait extends Error {
  readonly wording: Wording;
  readonly who: 'time' | 'person';
  /** Milliseconds until the step is tried again. Undefined if the operation waits for a person. */
  readonly forMs: number | undefined;
  /** Milliseconds until the step fails, counted from its first wait. */
  readonly atMostMs: number | undefined;

  /** Retries the step after a time. */
  static forTime(
    reason: Wording | string,
    forMs: number,
    atMostMs?: number,
  ): Wait {
    return new Wait('time', reason, forMs, atMostMs);
  }

  /** Retries the step once somebody resumes the operation. The step's context then has the name of that person. */
  static forPerson(reason: Wording | string, atMostMs?: number): Wait {
    return new Wait('person', reason, undefined, atMostMs);
  }

  /** The error of a step that has waited too long. */
  get tooLong(): Wording {
    const code =
      this.who === 'person' ? 'operation-nobody-resumed' : 'operation-waited';
    return word(code, { reason: this.wording });
  }

  private constructor(
    who: Wait['who'],
    reason: Wording | string,
    forMs: number | undefined,
    atMostMs: number | undefined,
  ) {
    const wording = wordingOf(reason);
    super(wording.text);
    this.name = 'Wait';
    this.wording = wording;
    this.who = who;
    this.forMs = forMs;
    this.atMostMs = atMostMs;
  }
}

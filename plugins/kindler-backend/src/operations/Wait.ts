import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';

/** Thrown by a step that cannot go on yet: the operation rests, keeps its locks and frees its worker. */
export class Wait extends Error {
  readonly who: 'time' | 'person';
  /** Milliseconds to rest before the step is tried again; a person may be waited for without. */
  readonly forMs: number | undefined;
  /** Milliseconds after which the step fails, counted from when it first waited. */
  readonly atMostMs: number | undefined;

  /** The step is tried again after a time. */
  static forTime(reason: string, forMs: number, atMostMs?: number): Wait {
    return new Wait('time', reason, forMs, atMostMs);
  }

  /** The step is tried again when somebody resumed the operation, whose name is in its context then. */
  static forPerson(reason: string, atMostMs?: number): Wait {
    return new Wait('person', reason, undefined, atMostMs);
  }

  /** Why the step fails where it may wait no more. */
  get tooLong(): Wording {
    const code =
      this.who === 'person' ? 'operation-nobody-resumed' : 'operation-waited';
    return word(code, { reason: this.message });
  }

  private constructor(
    who: Wait['who'],
    reason: string,
    forMs: number | undefined,
    atMostMs: number | undefined,
  ) {
    super(reason);
    this.name = 'Wait';
    this.who = who;
    this.forMs = forMs;
    this.atMostMs = atMostMs;
  }
}

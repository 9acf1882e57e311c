import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Thing } from '../model/Thing';
import type { Move, Readings } from './Batch';
import { MOST_AT_ONCE, type BatchTable } from './BatchTable';
import { Inbox } from './Inbox';
import type { Membership } from './Membership';
import { Outbox } from './Outbox';

const EVERY_MS = 500;
const PRUNE_EVERY_MS = 10_000;

export interface ExchangeOptions {
  membership: Membership;
  table: BatchTable;
  readings: Readings;
  /** Tells what a reading is about; undefined for one that every backend has of its own. */
  thingOf: (key: string) => Thing | undefined;
  /** Called with what operations of other backends work on. */
  onMove: (move: Move) => void;
  logger: LoggerService;
}

/** Tells other backends what this one was answered, and takes what they were. Alone it does nothing. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  /** Number of the last batch that was read, by backend. */
  #read = new Map<string, number>();
  #unsent: ReturnType<Outbox['take']>;
  #number = 0;
  #id: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #prunedAt = -Infinity;
  #isFailing = false;
  #end: () => void = () => {};

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.readings);
    this.#inbox = new Inbox(options.readings);
  }

  start(): void {
    const { membership, readings } = this.#options;
    this.#end = readings.subscribeAll(({ key, reading }) => {
      if (reading && membership.others.length > 0 && this.#isMine(key)) {
        this.#outbox.note(key, reading, Date.now());
      }
    });
    this.#timer = setInterval(() => {
      this.#working ??= this.#work().finally(() => {
        this.#working = undefined;
      });
    }, EVERY_MS);
    this.#timer.unref();
  }

  /** Tells the others what an operation of this backend works on. */
  noteMove(move: Move): void {
    if (this.#options.membership.others.length > 0) {
      this.#outbox.noteMove(move);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#end();
    await this.#working;
  }

  /** Looks up again who tells what, after other backends came or went. */
  reassign(): void {
    const { membership } = this.#options;
    const { others } = membership;
    if (membership.id !== this.#id) {
      this.#id = membership.id;
      this.#outbox.clear();
      this.#unsent = undefined;
    }
    this.#read = new Map(others.map(id => [id, this.#read.get(id) ?? 0]));
    if (others.length > 0) {
      this.#outbox.assign(key => this.#isMine(key), Date.now());
    } else {
      this.#outbox.clear();
      this.#unsent = undefined;
    }
  }

  /** Never rejects. */
  async #work(): Promise<void> {
    if (this.#options.membership.others.length === 0) {
      return;
    }
    try {
      await this.#send();
      await this.#receive();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#options.logger.warn(
          `Observations are not exchanged with other backends now: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  async #send() {
    const { membership, table } = this.#options;
    this.#unsent ??= this.#outbox.take(Date.now());
    while (this.#unsent) {
      const { id: backend, clockOffset } = membership;
      this.#number += 1;
      const batch = { ...this.#unsent, clockOffset };
      await table.append({ backend, number: this.#number, batch });
      this.#unsent = this.#outbox.take(Date.now());
    }
    if (performance.now() - this.#prunedAt >= PRUNE_EVERY_MS) {
      this.#prunedAt = performance.now();
      await table.prune();
    }
  }

  async #receive() {
    const { membership, table, onMove } = this.#options;
    let count = 0;
    do {
      const written = await table.read(this.#read);
      count = written.length;
      for (const { backend, number, batch } of written) {
        if (this.#read.has(backend)) {
          this.#read.set(backend, number);
        }
        batch.moves.forEach(onMove);
        await this.#inbox.take(
          backend,
          batch,
          key => this.#isTheirs(key),
          membership.clockOffset,
        );
      }
    } while (count === MOST_AT_ONCE);
  }

  #isMine(key: string): boolean {
    const { membership, thingOf } = this.#options;
    const thing = thingOf(key);
    return thing !== undefined && membership.asks(thing);
  }

  #isTheirs(key: string): boolean {
    const { membership, thingOf } = this.#options;
    const thing = thingOf(key);
    return thing !== undefined && !membership.asks(thing);
  }
}

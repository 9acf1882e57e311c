import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Thing } from '../model/Thing';
import { BackendTable, type Backend } from './BackendTable';
import { View } from './View';

const BEAT_MS = 1000;
/** A backend without a heartbeat for this long is dead, and others own what it owned. */
export const DEAD_AFTER_MS = 6000;
/** A backend that cannot reach the plugin database for this long observes everything itself. */
const AWAY_AFTER_MS = 3000;

export interface MembershipOptions {
  table: BackendTable;
  /** Digest of everything that backends must have in common to share the work. */
  configuration: string;
  logger: LoggerService;
  /** Called after each change of who owns what. */
  onChange: () => void;
}

/**
 * The part of this backend in the work of all. Each beat renews its lease and looks who else is there. A backend that
 * is dead is deleted by another, once and for all: if it wakes up, it finds itself deleted and joins under a new id.
 */
export class Membership {
  readonly #options: MembershipOptions;
  #id: string = randomUUID();
  #view: View;
  #hasJoined = false;
  #isAway = false;
  /** When the last beat succeeded, and since when all did, by `performance.now()`. */
  #seenAt = -Infinity;
  #inTouchSince: number | undefined;
  #clockOffset = 0;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;

  constructor(options: MembershipOptions) {
    this.#options = options;
    this.#view = new View([], this.#id);
  }

  /** Identifies this backend until it is declared dead. */
  get id(): string {
    return this.#id;
  }

  /** The other backends that share the work, as far as they can be reached. */
  get others(): readonly string[] {
    return this.#isAway ? [] : this.#view.others;
  }

  /** Milliseconds by which the clock of this backend is ahead of that of the plugin database. */
  get clockOffset(): number {
    return this.#clockOffset;
  }

  /** Whether this backend asks the sources of a thing. While the plugin database is away, every backend asks all. */
  asks(thing: Thing): boolean {
    return this.#isAway || this.#view.asks(thing);
  }

  /**
   * Whether this backend writes down what happens to a thing. While the plugin database is away, that stays with the
   * last owner.
   */
  records(thing: Thing): boolean {
    return this.#view.records(thing);
  }

  /** Joins the others. Resolves even if the plugin database does not answer; then this backend observes everything. */
  async start(): Promise<void> {
    await this.#beatOnce();
    this.#isAway ||= !this.#hasJoined;
    this.#timer = setInterval(() => void this.#beatOnce(), BEAT_MS);
    this.#timer.unref();
  }

  /** Leaves, so that others take over at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#options.table.leave(this.#id).catch(() => {});
  }

  /** Never twice at the same time, and never rejects. */
  async #beatOnce(): Promise<void> {
    this.#beating ??= this.#beat()
      .catch(error => this.#onError(error))
      .finally(() => {
        this.#beating = undefined;
      });
    await this.#beating;
  }

  async #beat(): Promise<void> {
    const { table, configuration } = this.#options;
    let id = this.#id;
    if (!this.#hasJoined) {
      await table.join(id, configuration);
    } else if (!(await table.beat(id))) {
      this.#options.logger.warn(
        'This backend was silent for so long that others took it for dead; it joins them anew',
      );
      id = randomUUID();
      await table.join(id, configuration);
    }
    let backends = await this.#list();
    const now = performance.now();
    const isFirst = !this.#hasJoined;
    this.#hasJoined = true;
    this.#inTouchSince ??= now;
    // After an outage of the plugin database the others need time to be heard again.
    const knows = isFirst || now - this.#inTouchSince >= DEAD_AFTER_MS;
    const dead = backends.filter(
      each => each.id !== id && each.silentMs >= DEAD_AFTER_MS,
    );
    if (knows && dead.length > 0) {
      const ids = dead.map(each => each.id);
      await table.bury(ids, DEAD_AFTER_MS);
      backends = await this.#list();
    }
    this.#seenAt = performance.now();
    this.#take(id, backends);
  }

  async #list(): Promise<Backend[]> {
    const askedAt = Date.now();
    const { backends, now } = await this.#options.table.list();
    const answeredAt = Date.now();
    this.#clockOffset = (askedAt + answeredAt) / 2 - now;
    return backends;
  }

  #take(id: string, backends: Backend[]) {
    const wasAway = this.#isAway;
    this.#isAway = false;
    const isSame = this.#view.isSame({ backends, me: id });
    if (!isSame) {
      this.#id = id;
      this.#view = new View(backends, id);
    }
    if (wasAway) {
      this.#options.logger.info(
        'The plugin database answers again, so other backends are followed again',
      );
    }
    if (wasAway || !isSame) {
      this.#options.onChange();
    }
  }

  #onError(error: unknown) {
    this.#inTouchSince = undefined;
    const isOver = performance.now() - this.#seenAt >= AWAY_AFTER_MS;
    if (isOver && !this.#isAway) {
      this.#isAway = true;
      this.#options.logger.warn(
        `The plugin database does not answer, so this backend observes everything itself: ${stringifyError(
          error,
        )}`,
      );
      this.#options.onChange();
    }
  }
}

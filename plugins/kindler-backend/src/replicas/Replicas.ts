import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Thing } from '../model/Thing';
import { isPostgres } from '../store';
import { BackendTable } from './BackendTable';
import type { Move } from './Batch';
import { BatchTable } from './BatchTable';
import { Exchange, type ExchangeOptions } from './Exchange';
import { Membership } from './Membership';
import { ownerOf } from './ownerOf';
import { recordersOf } from './View';

export interface ReplicasOptions {
  /** Plugin database. If it is SQLite, this is the only backend. */
  knex: Knex;
  /** Everything that backends must have in common to share the work. It must hold no secrets. */
  configuration: unknown;
  logger: LoggerService;
}

/** Tells within a transaction whether a backend may write down what it saw. */
export type Permit = (trx: Knex.Transaction) => Promise<boolean>;

/** Shares the work of observing with the other backends on the same plugin database. */
export class Replicas {
  readonly #options: ReplicasOptions;
  readonly #membership: Membership | undefined;
  #exchange: Exchange | undefined;
  #onChange: () => void = () => {};

  constructor(options: ReplicasOptions) {
    this.#options = options;
    const { knex, configuration, logger } = options;
    this.#membership = isPostgres(knex)
      ? new Membership({
          table: new BackendTable(knex),
          configuration: createHash('sha256')
            .update(JSON.stringify(configuration))
            .digest('hex'),
          logger,
          onChange: () => this.#reassign(),
        })
      : undefined;
  }

  /** Identifies this backend until it is declared dead. */
  get id(): string | undefined {
    return this.#membership?.id;
  }

  /** Whether this backend asks the sources of a thing. */
  readonly asks = (thing: Thing): boolean =>
    this.#membership?.asks(thing) ?? true;

  /** Whether this backend writes down what happens to a thing. */
  readonly records = (thing: Thing): boolean =>
    this.#membership?.records(thing) ?? true;

  /**
   * Returns whether what this backend sees of a thing now may be written later: not if it is declared dead, or if the
   * thing has another owner by then.
   */
  permit(thing: Thing): Permit {
    const me = this.#membership?.id;
    return async trx => {
      if (me === undefined) {
        return true;
      }
      const { backends } = await new BackendTable(trx).list();
      return ownerOf(thing, recordersOf(backends)) === me;
    };
  }

  /**
   * Joins the others and exchanges readings with them.
   *
   * @param onChange - called after each change of who owns what
   */
  async start(
    options: Pick<ExchangeOptions, 'readings' | 'thingOf' | 'onMove'> & {
      onChange: () => void;
    },
  ): Promise<void> {
    const { knex, logger } = this.#options;
    const membership = this.#membership;
    if (membership) {
      const table = new BatchTable(knex);
      this.#exchange = new Exchange({ ...options, membership, table, logger });
      await membership.start();
      this.#onChange = options.onChange;
      this.#exchange.start();
      this.#exchange.reassign();
    }
  }

  /** Tells the other backends what an operation of this one works on. */
  noteMove(move: Move): void {
    this.#exchange?.noteMove(move);
  }

  /** Leaves, so that others take over at once. */
  async stop(): Promise<void> {
    await this.#exchange?.stop();
    await this.#membership?.stop();
  }

  #reassign() {
    this.#exchange?.reassign();
    this.#onChange();
  }
}

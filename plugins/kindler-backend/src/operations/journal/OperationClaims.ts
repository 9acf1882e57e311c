import type { JsonValue } from '@backstage/types';
import type {
  Operation,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ACTIVE_STATUSES, toOperation, type OperationRow } from './rows';
import type { ClaimedOperation } from './types';

/** A claim without a heartbeat for this long belongs to a dead worker. */
const STALE_CLAIM_MS = 8_000;

/** Another worker took the operation over, so this one must stop at once. */
export class LostClaimError extends Error {}

/**
 * The journal as workers see it. Every write names the worker, so that one which was taken for dead cannot write
 * over its successor.
 */
export class OperationClaims {
  readonly #knex: Knex;
  readonly #worker: string;

  static create(options: { knex: Knex; worker: string }) {
    return new OperationClaims(options.knex, options.worker);
  }

  private constructor(knex: Knex, worker: string) {
    this.#knex = knex;
    this.#worker = worker;
  }

  /** The oldest operation that nobody works on, now claimed by this worker. */
  async claimNext(): Promise<ClaimedOperation | undefined> {
    const now = Date.now();
    const free = (query: Knex.QueryBuilder) =>
      query
        .whereNull('claimed_by')
        .orWhere('heartbeat_at', '<', now - STALE_CLAIM_MS);
    return this.#knex.transaction(async trx => {
      const candidate = trx<OperationRow>('operations')
        .whereIn('status', ACTIVE_STATUSES)
        .andWhere(free)
        .orderBy('created_at')
        .first();
      if (trx.client.config.client === 'pg') {
        void candidate.forUpdate().skipLocked();
      }
      const row = await candidate;
      if (!row) {
        return undefined;
      }
      const claimed = await trx<OperationRow>('operations')
        .where({ id: row.id })
        .andWhere(free)
        .update({
          claimed_by: this.#worker,
          heartbeat_at: now,
          started_at: row.started_at ?? now,
        });
      return claimed === 1
        ? {
            operation: toOperation(row),
            input: JSON.parse(row.input),
            state: JSON.parse(row.state),
          }
        : undefined;
    });
  }

  /** Keeps the claim and tells whether the operation is asked to stop. */
  async heartbeat(id: string): Promise<{ cancelRequested: boolean }> {
    await this.#update(id, { heartbeat_at: Date.now() });
    const row = await this.#knex<OperationRow>('operations')
      .where({ id })
      .first('cancel_requested');
    return { cancelRequested: Boolean(row?.cancel_requested) };
  }

  async save(
    operation: Operation,
    state: Record<string, JsonValue>,
  ): Promise<void> {
    const finished = !ACTIVE_STATUSES.includes(
      operation.status as (typeof ACTIVE_STATUSES)[number],
    );
    await this.#update(operation.id, {
      status: operation.status,
      steps: JSON.stringify(operation.steps),
      state: JSON.stringify(state),
      result: operation.result ? JSON.stringify(operation.result) : null,
      error: operation.error ?? null,
      heartbeat_at: Date.now(),
      ...(finished && { finished_at: Date.now(), claimed_by: null }),
    });
  }

  /** Gives the claim back, so that another worker need not wait for it to go stale. */
  async release(id: string): Promise<void> {
    await this.#knex<OperationRow>('operations')
      .where({ id, claimed_by: this.#worker })
      .update({ claimed_by: null });
  }

  async log(
    id: string,
    line: Omit<OperationLogLine, 'seq' | 'at'>,
  ): Promise<void> {
    await this.#knex('operation_log').insert({
      operation_id: id,
      at: Date.now(),
      level: line.level,
      step: line.step ?? null,
      message: line.message,
    });
  }

  async #update(id: string, values: Partial<OperationRow>): Promise<void> {
    const changed = await this.#knex<OperationRow>('operations')
      .where({ id, claimed_by: this.#worker })
      .update(values);
    if (changed !== 1) {
      throw new LostClaimError(`Lost the claim on operation '${id}'`);
    }
  }
}

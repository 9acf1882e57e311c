import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Operation,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import type { Wait } from '../Wait';
import { takeLocks } from './operationLocks';
import { isActive, toOperation, type OperationRow } from './rows';

const NO_WAIT = {
  waits_for: null,
  waiting_since: null,
  wait_ends_at: null,
  resumed_by: null,
};

/** Another worker has taken over the operation, so this one must stop at once. */
export class LostClaimError extends Error {}

/**
 * A worker's exclusive claim on one operation. Every write names the claim, so a worker that lost it can no longer
 * write.
 */
export class OperationClaim {
  readonly operation: Operation;
  readonly type: { kind: Operation['kind']; variant: string };
  readonly input: JsonObject;
  readonly state: Record<string, JsonValue>;
  readonly resumedBy: string | undefined;
  /** Whether the current step has reached its maximum wait. */
  readonly hasWaitedEnough: boolean;
  /** Number of attempts since the operation last made progress, including this one. */
  readonly attempts: number;
  readonly #knex: Knex;
  readonly #token: string;

  constructor(knex: Knex, token: string, row: OperationRow) {
    this.#knex = knex;
    this.#token = token;
    this.operation = toOperation(row);
    this.type = { kind: row.kind, variant: row.variant };
    this.input = JSON.parse(row.input);
    this.state = JSON.parse(row.state);
    this.resumedBy = row.resumed_by ?? undefined;
    this.hasWaitedEnough =
      row.wait_ends_at !== null &&
      Number(row.wait_ends_at) <= Number(row.heartbeat_at);
    this.attempts = row.attempts;
  }

  /** Renews the claim; rejects where it is lost. */
  async keep(): Promise<void> {
    await this.#update({});
  }

  /** Renews the claim and reads whether a cancellation was requested. */
  async heartbeat(): Promise<{ cancelRequested: boolean }> {
    await this.keep();
    const row = await this.#knex<OperationRow>('operations')
      .where({ id: this.operation.id })
      .first('cancel_requested');
    return { cancelRequested: Boolean(row?.cancel_requested) };
  }

  /** Saves the operation. One that has ended releases its locks in the same transaction. */
  async save(operation: Operation, hasGotOn = false): Promise<void> {
    await this.#update({
      ...this.#valuesOf(operation),
      ...(hasGotOn && { attempts: 0, ...NO_WAIT }),
    });
  }

  /** Releases the claim until the wait is over or a person resumes the operation. */
  async rest(operation: Operation, wait: Wait): Promise<void> {
    const { who, forMs, atMostMs } = wait;
    await this.#update({
      ...this.#valuesOf(operation),
      attempts: 0,
      claimed_by: null,
      resumed_by: null,
      not_before: this.#in(forMs),
      waits_for: who,
      waiting_since: this.#first('waiting_since', this.#in(0)),
      wait_ends_at: this.#first('wait_ends_at', this.#in(atMostMs)),
    });
  }

  /** Releases the claim after a failure outside any step. The operation is retried later. */
  async retry(reason: string, afterMs: number): Promise<void> {
    await this.#update({
      claimed_by: null,
      error: reason,
      ...errorColumns({}),
      not_before: this.#in(afterMs),
    });
  }

  /** Releases the claim at once, because this worker stops and nothing failed. */
  async release(): Promise<void> {
    await this.#knex<OperationRow>('operations')
      .where({ id: this.operation.id, claimed_by: this.#token })
      .update({ claimed_by: null, attempts: Math.max(0, this.attempts - 1) });
  }

  /** Returns false, and takes none, if another operation holds one of them. */
  async takeLocks(locks: string[]): Promise<boolean> {
    const trx = await this.#knex.transaction();
    try {
      const taken = await takeLocks(trx, this.operation.id, locks);
      await (taken ? trx.commit() : trx.rollback());
      return taken;
    } catch (error) {
      await trx.rollback();
      throw error;
    }
  }

  async releaseLocks(locks: string[]): Promise<void> {
    await this.#knex('operation_locks')
      .where({ operation_id: this.operation.id })
      .whereIn('lock', locks)
      .delete();
  }

  async log(line: Omit<OperationLogLine, 'seq' | 'at'>): Promise<void> {
    await this.#knex('operation_log').insert({
      operation_id: this.operation.id,
      at: databaseClock(this.#knex),
      level: line.level,
      step: line.step ?? null,
      message: line.message,
      message_code: line.messageCode ?? null,
      params: line.params ? JSON.stringify(line.params) : null,
    });
  }

  #valuesOf(operation: Operation): Partial<OperationRow> {
    const clock = databaseClock(this.#knex) as unknown as number;
    return {
      status: operation.status,
      steps: JSON.stringify(operation.steps),
      state: JSON.stringify(this.state),
      result: operation.result ? JSON.stringify(operation.result) : null,
      error: operation.error ?? null,
      ...errorColumns(operation),
      ...(!isActive(operation.status) && {
        finished_at: clock,
        claimed_by: null,
      }),
    };
  }

  /** Keeps the value that was stored when the step first waited. */
  #first(column: keyof OperationRow, value: number | null): number {
    return this.#knex.raw('coalesce(??, ?)', [
      column,
      value,
    ]) as unknown as number;
  }

  #in(ms: number | undefined): number | null {
    return ms === undefined
      ? null
      : (this.#knex.raw('? + ?', [
          databaseClock(this.#knex),
          Math.round(ms),
        ]) as unknown as number);
  }

  async #update(values: Partial<OperationRow>): Promise<void> {
    const { id } = this.operation;
    if (!values.status || isActive(values.status)) {
      await this.#write(this.#knex, values);
      return;
    }
    await this.#knex.transaction(async trx => {
      await this.#write(trx, values);
      await trx('operation_locks').where({ operation_id: id }).delete();
    });
  }

  async #write(knex: Knex, values: Partial<OperationRow>): Promise<void> {
    const { id } = this.operation;
    const changed = await knex<OperationRow>('operations')
      .where({ id, claimed_by: this.#token })
      .update({
        heartbeat_at: databaseClock(knex) as unknown as number,
        ...values,
      });
    if (changed !== 1) {
      throw new LostClaimError(`Lost the claim on operation '${id}'`);
    }
  }
}

/** The columns for the wording of the error, if it has one. */
function errorColumns({
  errorCode,
  errorParams,
}: Pick<Operation, 'errorCode' | 'errorParams'>) {
  return {
    error_code: errorCode ?? null,
    error_params: errorParams ? JSON.stringify(errorParams) : null,
  };
}

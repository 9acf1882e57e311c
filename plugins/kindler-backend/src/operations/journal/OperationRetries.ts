import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  word,
  type Operation,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import type { OperationDefinitions } from '../OperationDefinitions';
import type { NewOperation } from '../types';
import { busyError } from './busyError';
import { OperationClaim } from './OperationClaim';
import { takeLocks } from './operationLocks';
import type { OperationStore } from './OperationStore';
import { planSteps } from './planSteps';
import { toOperation, type OperationRow } from './rows';

export interface OperationRetriesOptions {
  knex: Knex;
  store: OperationStore;
  definitions: OperationDefinitions;
  /** Runs an operation here whose definition other backends may not have. */
  begin(claim: OperationClaim): unknown;
}

/** The changes with which an operation is reopened. */
export interface Reopening {
  /** Log entry that says who reopens it and why. */
  note: Wording;
  /** New input of the steps; unchanged if missing. */
  input?: JsonObject;
}

/** Retries operations that failed or were cancelled. */
export class OperationRetries {
  readonly #options: OperationRetriesOptions;

  constructor(options: OperationRetriesOptions) {
    this.#options = options;
  }

  async retry(id: string, person: string, reason?: string): Promise<Operation> {
    const note = reason
      ? word('operation-retried-because', { person, reason })
      : word('operation-retried', { person });
    return this.reopen(id, { note });
  }

  /**
   * Reopens an operation from its first step and plans its steps again. Their checks find what is already done, so
   * nothing is done twice. Rejects with a ConflictError if it may not be reopened or if a newer operation worked on its
   * subject.
   */
  async reopen(id: string, { note, input }: Reopening): Promise<Operation> {
    const { knex, store, definitions, begin } = this.#options;
    const row = await store.getRow(id);
    const problem = await this.#findProblem(row);
    if (problem) {
      throw new ConflictError(problem);
    }
    const { kind, variant, status } = row;
    const told: JsonObject = input ?? JSON.parse(row.input);
    const planned = { kind, variant, input: told } as NewOperation;
    const isKnown = definitions.has({ kind, variant });
    const values = {
      status: 'pending' as const,
      input: JSON.stringify(told),
      steps: JSON.stringify(planSteps(definitions, planned)),
      result: null,
      error: null,
      cancel_requested: false,
      finished_at: null,
      not_before: null,
      started_at: null,
      attempts: 0,
      claimed_by: null,
      ...(!isKnown && this.#claiming()),
    };
    try {
      await knex.transaction(async trx => {
        const changed = await trx<OperationRow>('operations')
          .where({ id, status })
          .update(values);
        const locks: string[] = isKnown ? [] : JSON.parse(row.locks);
        if (!changed || !(await takeLocks(trx, id, locks))) {
          throw new ConflictError('Somebody works on it, or on what it needs');
        }
        await trx('operation_log').insert({
          operation_id: id,
          at: databaseClock(trx),
          level: 'info',
          message: note.text,
          message_code: note.code,
          params: JSON.stringify(note.params),
        });
      });
    } catch (error) {
      const { subject } = toOperation(row);
      throw isDatabaseConflictError(error)
        ? await busyError(store, subject)
        : error;
    }
    if (values.claimed_by) {
      begin(
        new OperationClaim(knex, values.claimed_by, await store.getRow(id)),
      );
    }
    return store.get(id);
  }

  /** Whether an operation can be retried unchanged. */
  async canReopen(id: string): Promise<boolean> {
    const row = await this.#options.store.getRow(id);
    return !(await this.#findProblem(row));
  }

  #claiming() {
    const clock = databaseClock(this.#options.knex) as unknown as number;
    return {
      attempts: 1,
      claimed_by: randomUUID(),
      heartbeat_at: clock,
      started_at: clock,
    };
  }

  async #findProblem(row: OperationRow): Promise<string | undefined> {
    const { store, definitions } = this.#options;
    const { id, status, subject_kind: kind, subject_name: name } = row;
    if (status !== 'failed' && status !== 'cancelled') {
      return `Operation '${id}' is ${status} and cannot be retried`;
    }
    if (!definitions.find(row)?.retryable) {
      return `Operation '${id}' (${row.kind}) cannot be retried; ask for it anew`;
    }
    const newest = (await store.listNewest(kind, [name], 1)).get(name)?.[0];
    return newest && newest.id !== id
      ? `Operation '${newest.id}' (${newest.kind}) worked on ${kind} '${name}' since; ask for what you need now`
      : undefined;
  }
}

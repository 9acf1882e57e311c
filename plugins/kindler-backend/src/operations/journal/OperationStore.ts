import { createHash, randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import type { OperationDefinitions } from '../OperationDefinitions';
import type { NewOperation, OperationRequest } from '../types';
import { busyError } from './busyError';
import { OperationClaim } from './OperationClaim';
import { subjectLock, takeLocks } from './operationLocks';
import { OperationReader } from './OperationReader';
import { planSteps } from './planSteps';
import { toOperation, type OperationRow } from './rows';

/** The journal of operations in the plugin database, from the requests' point of view: reading it and adding operations. */
export class OperationStore extends OperationReader {
  readonly #definitions: OperationDefinitions;

  constructor(options: { knex: Knex; definitions: OperationDefinitions }) {
    super(options.knex);
    this.#definitions = options.definitions;
  }

  /**
   * Adds an operation. If the requester already used the idempotency key, the same request returns the same operation
   * and a different one rejects with a ConflictError. It also rejects with a ConflictError if another operation is
   * active on the subject.
   */
  async create(request: NewOperation): Promise<Operation> {
    const earlier = await this.findSame(request);
    if (earlier) {
      return earlier;
    }
    const row = this.#toRow(request);
    try {
      await this.knex('operations').insert(row);
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      return this.#resolveConflict(request, row.request_hash);
    }
    return this.get(row.id);
  }

  /**
   * Adds an operation that the caller carries out at once. Rejects with a ConflictError if another operation holds
   * anything that it needs.
   */
  async createClaimed(request: NewOperation): Promise<OperationClaim> {
    const token = randomUUID();
    const clock = databaseClock(this.knex);
    const row = {
      ...this.#toRow(request),
      claimed_by: token,
      heartbeat_at: clock,
      started_at: clock,
      attempts: 1,
    };
    try {
      await this.knex.transaction(async trx => {
        await trx('operations').insert(row);
        if (!(await takeLocks(trx, row.id, locksOf(request)))) {
          throw new ConflictError('Another operation works on what it needs');
        }
      });
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      throw await busyError(this, request.subject);
    }
    const saved = this.knex<OperationRow>('operations').where({ id: row.id });
    return new OperationClaim(this.knex, token, (await saved.first())!);
  }

  #toRow(request: NewOperation) {
    return {
      id: randomUUID(),
      kind: request.kind,
      variant: request.variant ?? '',
      subject_kind: request.subject.kind,
      subject_name: request.subject.name,
      subject_owner: request.owner ?? '',
      status: 'pending' as const,
      requester: request.requester,
      reason: request.reason ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      request_hash: hashOf(request),
      locks: JSON.stringify(locksOf(request)),
      input: JSON.stringify(request.input),
      state: '{}',
      steps: JSON.stringify(planSteps(this.#definitions, request)),
      created_at: databaseClock(this.knex),
    };
  }

  /** Returns the operation that an earlier request with the same idempotency key created. */
  async findSame(request: OperationRequest): Promise<Operation | undefined> {
    const earlier = await this.#findByKey(request);
    return earlier && sameRequest(earlier, hashOf(request));
  }

  async requestCancel(id: string): Promise<Operation> {
    const changed = await this.knex<OperationRow>('operations')
      .where({ id })
      .whereIn('status', ['pending', 'running', 'waiting'])
      .update({ cancel_requested: true });
    return this.#changed(id, changed, 'cancelled');
  }

  /** Resumes an operation that waits for a person. */
  async resume(id: string, requester: string): Promise<Operation> {
    const changed = await this.knex<OperationRow>('operations')
      .where({ id, status: 'waiting', waits_for: 'person' })
      .update({ resumed_by: requester });
    return this.#changed(id, changed, 'resumed');
  }

  async #changed(id: string, changed: number, wish: string) {
    const operation = await this.get(id);
    if (changed === 0) {
      throw new ConflictError(
        `Operation '${id}' is ${operation.status} and cannot be ${wish}`,
      );
    }
    return operation;
  }

  async #findByKey(
    request: OperationRequest,
  ): Promise<OperationRow | undefined> {
    if (!request.idempotencyKey) {
      return undefined;
    }
    return this.knex<OperationRow>('operations')
      .where({
        requester: request.requester,
        idempotency_key: request.idempotencyKey,
      })
      .first();
  }

  async #resolveConflict(
    request: NewOperation,
    hash: string,
  ): Promise<Operation> {
    const earlier = await this.#findByKey(request);
    if (earlier) {
      return sameRequest(earlier, hash);
    }
    throw await busyError(this, request.subject);
  }
}

function locksOf({ subject, locks = [] }: NewOperation): string[] {
  return [...new Set([subjectLock(subject), ...locks])].sort();
}

function hashOf({ kind, subject, request }: OperationRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, subject, request]))
    .digest('hex');
}

function sameRequest(row: OperationRow, hash: string): Operation {
  if (row.request_hash !== hash) {
    throw new ConflictError(
      `The Idempotency-Key was used for another request, operation '${row.id}'`,
    );
  }
  return toOperation(row);
}

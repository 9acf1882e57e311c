import { createHash, randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  ListOperationsFilter,
  Operation,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import type { OperationDefinitions } from '../OperationDefinitions';
import type { NewOperation, OperationRequest } from '../types';
import { OperationClaim } from './OperationClaim';
import { readHolders, subjectLock, takeLocks } from './operationLocks';
import { ACTIVE_STATUSES, toIso, toOperation, type OperationRow } from './rows';

/** The journal of operations in the plugin database, as requests see it. */
export class OperationStore {
  readonly #knex: Knex;
  readonly #definitions: OperationDefinitions;

  constructor(options: { knex: Knex; definitions: OperationDefinitions }) {
    this.#knex = options.knex;
    this.#definitions = options.definitions;
  }

  /**
   * Writes a new operation. With an idempotency key that the requester used before, the same request gives the same
   * operation and another one a ConflictError; so does a subject that another operation works on.
   */
  async create(request: NewOperation): Promise<Operation> {
    const earlier = await this.findSame(request);
    if (earlier) {
      return earlier;
    }
    const row = this.#toRow(request);
    try {
      await this.#knex('operations').insert(row);
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      return this.#resolveConflict(request, row.request_hash);
    }
    return this.get(row.id);
  }

  /**
   * Writes a new operation that the caller carries out itself at once. Rejects with a ConflictError where another
   * operation works on any of what it needs.
   */
  async createClaimed(request: NewOperation): Promise<OperationClaim> {
    const token = randomUUID();
    const clock = databaseClock(this.#knex);
    const row = {
      ...this.#toRow(request),
      claimed_by: token,
      heartbeat_at: clock,
      started_at: clock,
      attempts: 1,
    };
    try {
      await this.#knex.transaction(async trx => {
        await trx('operations').insert(row);
        if (!(await takeLocks(trx, row.id, locksOf(request)))) {
          throw new ConflictError('Another operation works on what it needs');
        }
      });
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      throw await this.#busyError(request);
    }
    const saved = this.#knex<OperationRow>('operations').where({ id: row.id });
    return new OperationClaim(this.#knex, token, (await saved.first())!);
  }

  #toRow(request: NewOperation) {
    return {
      id: randomUUID(),
      kind: request.kind,
      variant: request.variant ?? '',
      subject_kind: request.subject.kind,
      subject_name: request.subject.name,
      status: 'pending' as const,
      requester: request.requester,
      reason: request.reason ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      request_hash: hashOf(request),
      locks: JSON.stringify(locksOf(request)),
      input: JSON.stringify(request.input),
      state: '{}',
      steps: JSON.stringify(this.#plan(request)),
      created_at: databaseClock(this.#knex),
    };
  }

  /** The operation that the same idempotency key gave before. */
  async findSame(request: OperationRequest): Promise<Operation | undefined> {
    const earlier = await this.#findByKey(request);
    return earlier && sameRequest(earlier, hashOf(request));
  }

  async get(id: string): Promise<Operation> {
    const row = await this.#knex<OperationRow>('operations')
      .where({ id })
      .first();
    if (!row) {
      throw new NotFoundError(`No operation '${id}'`);
    }
    return (await this.#describe([row]))[0];
  }

  /** Newest first; the cursor is opaque. */
  async list(
    filter: ListOperationsFilter,
  ): Promise<{ items: Operation[]; nextCursor?: string }> {
    const limit = filter.limit ?? 50;
    const query = this.#knex<OperationRow>('operations')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (filter.subjectKind) {
      void query.where('subject_kind', filter.subjectKind);
    }
    if (filter.subjectName) {
      void query.where('subject_name', filter.subjectName);
    }
    if (filter.status) {
      void query.where('status', filter.status);
    }
    if (filter.cursor) {
      const { createdAt, id } = readCursor(filter.cursor);
      void query.where(page =>
        page
          .where('created_at', '<', createdAt)
          .orWhere(same =>
            same.where('created_at', createdAt).where('id', '<', id),
          ),
      );
    }
    const rows = await query;
    const last = rows[limit - 1];
    return {
      items: await this.#describe(rows.slice(0, limit)),
      nextCursor:
        rows.length > limit ? `${last.created_at}.${last.id}` : undefined,
    };
  }

  /** The operation that works on a subject now. */
  async findActive(
    subject: Operation['subject'],
  ): Promise<Operation | undefined> {
    const row = await this.#knex<OperationRow>('operations')
      .where({ subject_kind: subject.kind, subject_name: subject.name })
      .whereIn('status', ACTIVE_STATUSES)
      .first();
    return row && toOperation(row);
  }

  async requestCancel(id: string): Promise<Operation> {
    const changed = await this.#knex<OperationRow>('operations')
      .where({ id })
      .whereIn('status', ['pending', 'running', 'waiting'])
      .update({ cancel_requested: true });
    return this.#changed(id, changed, 'cancelled');
  }

  /** Lets one go on that waits for a person. */
  async resume(id: string, requester: string): Promise<Operation> {
    const changed = await this.#knex<OperationRow>('operations')
      .where({ id, status: 'waiting' })
      .whereNull('not_before')
      .update({ resumed_by: requester });
    return this.#changed(id, changed, 'resumed');
  }

  async readLog(id: string): Promise<OperationLogLine[]> {
    await this.get(id);
    const rows = await this.#knex('operation_log')
      .where({ operation_id: id })
      .orderBy('seq');
    return rows.map(row => ({
      seq: row.seq,
      at: toIso(row.at)!,
      level: row.level,
      step: row.step ?? undefined,
      message: row.message,
    }));
  }

  /** Says of those that have not begun whom they wait for. */
  async #describe(rows: OperationRow[]): Promise<Operation[]> {
    const locks = rows
      .filter(({ status }) => status === 'pending')
      .flatMap((row): string[] => JSON.parse(row.locks));
    const held = await readHolders(this.#knex, locks);
    return rows.map(row => {
      const blocking =
        row.status === 'pending' &&
        (JSON.parse(row.locks) as string[]).find(lock => held.has(lock));
      return {
        ...toOperation(row),
        ...(blocking && { waitsFor: held.get(blocking) }),
      };
    });
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

  #plan({ kind, variant = '', input }: NewOperation) {
    const definition = this.#definitions.find({ kind, variant });
    if (!definition) {
      throw new Error(`No definition of operation '${kind}' '${variant}'`);
    }
    return definition
      .plan(input)
      .map(({ id, name }) => ({ id, name, status: 'pending' }));
  }

  async #findByKey(
    request: OperationRequest,
  ): Promise<OperationRow | undefined> {
    if (!request.idempotencyKey) {
      return undefined;
    }
    return this.#knex<OperationRow>('operations')
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
    throw await this.#busyError(request);
  }

  async #busyError(request: NewOperation): Promise<ConflictError> {
    const active = await this.findActive(request.subject);
    return new ConflictError(
      `Operation '${active?.id}' (${active?.kind}) works on ${request.subject.kind} '${request.subject.name}' already`,
    );
  }
}

function locksOf({ subject, locks = [] }: NewOperation): string[] {
  return [...new Set([subjectLock(subject), ...locks])].sort();
}

function readCursor(cursor: string): { createdAt: number; id: string } {
  const [, createdAt, id] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (!id) {
    throw new InputError('cursor is not one that this API gave');
  }
  return { createdAt: Number(createdAt), id };
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

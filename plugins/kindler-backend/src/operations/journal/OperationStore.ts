import { createHash, randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  ListOperationsFilter,
  Operation,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ACTIVE_STATUSES, toIso, toOperation, type OperationRow } from './rows';
import type {
  NewOperation,
  OperationDefinition,
  OperationRequest,
} from './types';

/** The journal of operations in the plugin database, as requests see it. */
export class OperationStore {
  readonly #knex: Knex;
  readonly #definitions: OperationDefinition[];

  static create(options: { knex: Knex; definitions: OperationDefinition[] }) {
    return new OperationStore(options.knex, options.definitions);
  }

  private constructor(knex: Knex, definitions: OperationDefinition[]) {
    this.#knex = knex;
    this.#definitions = definitions;
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
    const hash = hashOf(request);
    const row = {
      id: randomUUID(),
      kind: request.kind,
      subject_kind: request.subject.kind,
      subject_name: request.subject.name,
      status: 'pending' as const,
      requester: request.requester,
      reason: request.reason ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      request_hash: hash,
      input: JSON.stringify(request.input),
      state: '{}',
      steps: JSON.stringify(this.#plan(request.kind)),
      created_at: Date.now(),
    };
    try {
      await this.#knex('operations').insert(row);
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      return this.#resolveConflict(request, hash);
    }
    return this.get(row.id);
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
    return toOperation(row);
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
      items: rows.slice(0, limit).map(toOperation),
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
      .whereIn('status', ['pending', 'running'])
      .update({ cancel_requested: true });
    const operation = await this.get(id);
    if (changed === 0) {
      throw new ConflictError(
        `Operation '${id}' is ${operation.status} and cannot be cancelled`,
      );
    }
    return operation;
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

  #plan(kind: NewOperation['kind']) {
    const definition = this.#definitions.find(item => item.kind === kind);
    return (definition?.steps ?? []).map(({ name }) => ({
      name,
      status: 'pending',
    }));
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
    const active = await this.findActive(request.subject);
    throw new ConflictError(
      `Operation '${active?.id}' (${active?.kind}) works on ${request.subject.kind} '${request.subject.name}' already`,
    );
  }
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

import { NotFoundError } from '@backstage/errors';
import {
  fieldError,
  word,
  type ListOperationsFilter,
  type Operation,
  type OperationKind,
  type OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import { readHolders } from './operationLocks';
import type { OperationSubject } from '../types';
import {
  ACTIVE_STATUSES,
  SUBJECT_COLUMNS,
  toIso,
  toOperation,
  toSubject,
  type OperationRow,
} from './rows';

/** Read access to the journal of operations. */
export class OperationReader {
  protected readonly knex: Knex;

  constructor(knex: Knex) {
    this.knex = knex;
  }

  async get(id: string): Promise<Operation> {
    return (await this.#describe([await this.getRow(id)]))[0];
  }

  async getRow(id: string): Promise<OperationRow> {
    const row = await this.knex<OperationRow>('operations')
      .where({ id })
      .first();
    if (!row) {
      throw new NotFoundError(`No operation '${id}'`);
    }
    return row;
  }

  /** Returns those of the given operations that exist in the journal, by id. */
  async find(ids: string[]): Promise<Map<string, Operation>> {
    const rows = await this.knex<OperationRow>('operations').whereIn('id', ids);
    return new Map(rows.map(row => [row.id, toOperation(row)]));
  }

  async getSubject(
    id: string,
  ): Promise<OperationSubject & { operation: OperationKind }> {
    const row = await this.knex<OperationRow>('operations')
      .where({ id })
      .first('kind', ...SUBJECT_COLUMNS);
    if (!row) {
      throw new NotFoundError(`No operation '${id}'`);
    }
    return { ...toSubject(row), operation: row.kind };
  }

  /**
   * Returns operations, newest first. The cursor is opaque.
   *
   * @param sees - subjects whose operations the caller may see; all if missing
   */
  async list(
    filter: ListOperationsFilter,
    sees?: (subject: OperationSubject) => boolean,
  ): Promise<{ items: Operation[]; nextCursor?: string }> {
    const limit = filter.limit ?? 50;
    const query = this.knex<OperationRow>('operations')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (sees) {
      void query.whereIn([...SUBJECT_COLUMNS], await this.#listSeen(sees));
    }
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

  /** Returns the newest operation of each of these subjects, by name and newest first, in a single query. */
  async listNewest(
    subjectKind: Operation['subject']['kind'],
    subjectNames: string[],
    each: number,
  ): Promise<Map<string, Operation[]>> {
    const ranked = this.knex('operations')
      .where('subject_kind', subjectKind)
      .whereIn('subject_name', subjectNames)
      .select('*', {
        place: this.knex.raw(
          'row_number() OVER (PARTITION BY subject_name ORDER BY created_at DESC, id DESC)',
        ),
      })
      .as('ranked');
    const rows: OperationRow[] = await this.knex
      .from(ranked)
      .where('place', '<=', each)
      .orderBy('place');
    const found = new Map<string, Operation[]>();
    for (const operation of await this.#describe(rows)) {
      const { name } = operation.subject;
      found.set(name, [...(found.get(name) ?? []), operation]);
    }
    return found;
  }

  /** Returns the active operation on a subject. */
  async findActive(
    subject: Operation['subject'],
  ): Promise<Operation | undefined> {
    const row = await this.knex<OperationRow>('operations')
      .where({ subject_kind: subject.kind, subject_name: subject.name })
      .whereIn('status', ACTIVE_STATUSES)
      .first();
    return row && toOperation(row);
  }

  /** Counts the operations that have not ended, with the age of the oldest, by kind and status. */
  async countActive(): Promise<
    Array<
      Pick<Operation, 'kind' | 'status'> & { count: number; oldestMs: number }
    >
  > {
    const rows: Array<
      Pick<OperationRow, 'kind' | 'status'> &
        Record<'count' | 'oldest_ms', number | string>
    > = await this.knex('operations')
      .whereIn('status', ACTIVE_STATUSES)
      .groupBy('kind', 'status')
      .select('kind', 'status', {
        count: this.knex.raw('count(*)'),
        oldest_ms: this.knex.raw('? - min(created_at)', [
          databaseClock(this.knex),
        ]),
      });
    return rows.map(({ kind, status, count, oldest_ms }) => ({
      kind,
      status,
      count: Number(count),
      oldestMs: Number(oldest_ms),
    }));
  }

  async readLog(id: string): Promise<OperationLogLine[]> {
    await this.get(id);
    const rows = await this.knex('operation_log')
      .where({ operation_id: id })
      .orderBy('seq');
    return rows.map(row => ({
      seq: row.seq,
      at: toIso(row.at)!,
      level: row.level,
      step: row.step ?? undefined,
      message: row.message,
      messageCode: row.message_code ?? undefined,
      params: row.params ? JSON.parse(row.params) : undefined,
    }));
  }

  /** Returns the visible subjects in the journal, as column values. */
  async #listSeen(
    sees: (subject: OperationSubject) => boolean,
  ): Promise<string[][]> {
    const rows = await this.knex<OperationRow>('operations').distinct(
      ...SUBJECT_COLUMNS,
    );
    return rows
      .filter(row => sees(toSubject(row)))
      .map(row => SUBJECT_COLUMNS.map(column => row[column]));
  }

  /** Adds to operations that have not started what they wait for. */
  async #describe(rows: OperationRow[]): Promise<Operation[]> {
    const locks = rows
      .filter(({ status }) => status === 'pending')
      .flatMap((row): string[] => JSON.parse(row.locks));
    const held = await readHolders(this.knex, locks);
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
}

function readCursor(cursor: string): { createdAt: number; id: string } {
  const [, createdAt, id] =
    /^(\d{1,15})\.([0-9A-Za-z-]{1,64})$/.exec(cursor) ?? [];
  if (!id) {
    throw fieldError('cursor', word('field-cursor', {}));
  }
  return { createdAt: Number(createdAt), id };
}

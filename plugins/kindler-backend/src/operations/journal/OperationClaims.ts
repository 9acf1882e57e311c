import { randomUUID } from 'node:crypto';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import type { OperationType } from '../OperationDefinitions';
import { OperationClaim } from './OperationClaim';
import { readHolders, takeLocks } from './operationLocks';
import { ACTIVE_STATUSES, toOperation, type OperationRow } from './rows';

/** A claim without a heartbeat for this long belongs to a dead worker. */
export const STALE_CLAIM_MS = 8_000;
/** Limit on the candidates to look at. Fewer operations than this wait for the same lock. */
const MOST_CANDIDATES = 500;

/** Rolls back a claim if another worker holds part of it. */
class NotFree extends Error {}

type Candidate = Pick<
  OperationRow,
  'id' | 'locks' | 'attempts' | 'cancel_requested'
>;

/** The journal from the workers' point of view. All ages are measured by the clock of the database. */
export class OperationClaims {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Claims and returns the oldest operation of these types that is unclaimed and whose locks are free. A younger
   * operation does not overtake an older one that waits for the same lock.
   */
  async claimNext(
    types: OperationType[],
    except: string[],
  ): Promise<OperationClaim | undefined> {
    const candidates: Candidate[] = await this.#free(this.#knex)
      .whereIn(
        ['kind', 'variant'],
        types.map(({ kind, variant }) => [kind, variant]),
      )
      .whereNotIn('id', except)
      .orderBy(['created_at', 'id'])
      .limit(MOST_CANDIDATES)
      .select('id', 'locks', 'attempts', 'cancel_requested');
    const held = await readHolders(this.#knex);
    const wanted = new Set<string>();
    for (const candidate of candidates) {
      const { id } = candidate;
      const locks = locksOf(candidate);
      const isFree = locks.every(
        lock => !wanted.has(lock) && (held.get(lock) ?? id) === id,
      );
      const claim = isFree && (await this.#claim(id, locks));
      if (claim) {
        return claim;
      }
      locks.forEach(lock => wanted.add(lock));
    }
    return undefined;
  }

  /**
   * Ends operations that no backend could carry out for this long, because their kind or provider is no longer
   * configured. The effects of their steps stay.
   */
  async endUnknown(
    types: OperationType[],
    afterMs: number,
  ): Promise<Operation[]> {
    const clock = databaseClock(this.#knex);
    const rows: OperationRow[] = await this.#free(this.#knex)
      .whereNotIn(
        ['kind', 'variant'],
        types.map(({ kind, variant }) => [kind, variant]),
      )
      .andWhere(old =>
        old
          .where('cancel_requested', true)
          .orWhereRaw('coalesce(heartbeat_at, created_at) < ? - ?', [
            clock,
            afterMs,
          ]),
      )
      .limit(MOST_CANDIDATES)
      .select('*');
    const ended: Operation[] = [];
    for (const row of rows) {
      const claim = await this.#claim(row.id, []);
      if (claim) {
        const operation = claim.operation;
        operation.status = operation.cancelRequested ? 'cancelled' : 'failed';
        operation.error = [row.error, unknownText(row)]
          .filter(Boolean)
          .join('. ');
        operation.errorCode = undefined;
        operation.errorParams = undefined;
        operation.finishedAt = new Date().toISOString();
        await claim.save(operation);
        ended.push(operation);
      }
    }
    return ended;
  }

  async #claim(
    id: string,
    locks: string[],
  ): Promise<OperationClaim | undefined> {
    const token = randomUUID();
    const take = async (trx: Knex.Transaction) => {
      const claimed =
        (await takeLocks(trx, id, locks)) &&
        (await this.#free(trx)
          .where({ id })
          .update({
            claimed_by: token,
            heartbeat_at: databaseClock(trx) as unknown as number,
            started_at: trx.raw('coalesce(started_at, ?)', [
              databaseClock(trx),
            ]) as unknown as number,
            attempts: trx.raw('attempts + 1') as unknown as number,
          }));
      if (!claimed) {
        throw new NotFree();
      }
      const row = await trx<OperationRow>('operations').where({ id }).first();
      return new OperationClaim(this.#knex, token, row!);
    };
    try {
      return await this.#knex.transaction(take);
    } catch (error) {
      if (error instanceof NotFree) {
        return undefined;
      }
      throw error;
    }
  }

  /** Operations that are neither claimed nor resting. */
  #free(knex: Knex) {
    const clock = databaseClock(knex);
    return knex<OperationRow>('operations')
      .whereIn('status', ACTIVE_STATUSES)
      .andWhere(unclaimed =>
        unclaimed
          .whereNull('claimed_by')
          .orWhereRaw('heartbeat_at < ? - ?', [clock, STALE_CLAIM_MS]),
      )
      .andWhere(due =>
        due
          .whereRaw('not_before <= ?', [clock])
          .orWhere(busy =>
            busy.whereNot('status', 'waiting').whereNull('not_before'),
          )
          .orWhere(resting =>
            resting
              .where('status', 'waiting')
              .andWhere(ready =>
                ready
                  .whereNotNull('resumed_by')
                  .orWhere('cancel_requested', true)
                  .orWhereRaw('wait_ends_at <= ?', [clock]),
              ),
          ),
      );
  }
}

/** An operation that is cancelled before it starts changes nothing, so it needs no locks. */
function locksOf(candidate: Candidate): string[] {
  return candidate.cancel_requested && candidate.attempts === 0
    ? []
    : JSON.parse(candidate.locks);
}

function unknownText(row: OperationRow): string {
  const { steps } = toOperation(row);
  const done = steps
    .filter(({ status }) => !['pending', 'skipped', 'undone'].includes(status))
    .map(({ name }) => `'${name}'`);
  const type = row.variant ? `${row.kind} by ${row.variant}` : row.kind;
  return `No backend carries out ${type}: it is not configured any more. ${
    done.length > 0 ? `What ${done.join(', ')} did stays` : 'Nothing was done'
  }`;
}

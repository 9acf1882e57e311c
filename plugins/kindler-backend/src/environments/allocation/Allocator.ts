import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentAllocation,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  AllocatedField,
  EnvironmentProvider,
  KindlerEnvironmentResource,
} from '@kindler/backstage-plugin-kindler-node';
import { hasSqlState, type MetadataDatabase, type Query } from '../../postgres';
import type { EnvironmentParts, KnownEnvironment } from '../../providers';
import { quietContext } from '../quietContext';
import { findFree, type AllocationRanges } from './findFree';
import { refuseHeld } from './refuseHeld';
import { asksForShared, newlyShared, portsOf } from './sharedDetails';

/** Any constant will do, as long as every backend uses the same. */
const LOCK_KEY = 7_523_508_304;
/** So many values that others have are passed over before it is given up. */
const MOST_TRIES = 50;
/** `unique_violation` and `exclusion_violation`. */
export const IS_TAKEN = ['23505', '23P01'];

/** `lock_not_available`, and `query_canceled` by a timeout. */
const IS_LATE = ['55P03', '57014'];
/** Longer than a provider needs to look for free ports. */
const TURN_MS = 12_000;
/** A provider that looks for longer whether a port is free does not know it. */
const LOOK_MS = 8_000;

export interface AllocatorOptions {
  database: MetadataDatabase;
  parts: EnvironmentParts;
  ranges: AllocationRanges;
  /** So long, in milliseconds, a backend may do nothing in its turn, as when it is paused. */
  turnMs?: number;
}

/** Gives ports of the host and subnets to environments, each to one: one after the other in all backends, and guarded by constraints. */
export class Allocator {
  readonly #options: AllocatorOptions;

  constructor(options: AllocatorOptions) {
    this.#options = options;
  }

  /** Whether nothing of these details is shared with others, so that recording them waits for nobody. */
  isAlone(wanted: KnownEnvironment): boolean {
    return this.#openFields(wanted).length === 0 && !asksForShared(wanted);
  }

  /**
   * Runs work that records these details, with what they leave open filled in, while nobody else records any.
   *
   * @throws ConflictError where somebody has what is asked for, or nothing is left
   */
  async record<T>(
    wanted: KnownEnvironment,
    work: (query: Query, details: JsonObject) => Promise<T>,
  ): Promise<T> {
    const open = this.#openFields(wanted);
    return this.#record(wanted, open, work);
  }

  /** As {@link record}, of one that is there: what it has it keeps, whoever else has it, and what is open stays open. */
  async recordChange<T>(
    before: Pick<Environment, 'details'> | undefined,
    wanted: KnownEnvironment,
    work: (query: Query, details: JsonObject) => Promise<T>,
  ): Promise<T> {
    return this.#record(newlyShared(before, wanted), [], query =>
      work(query, wanted.details ?? {}),
    );
  }

  async #record<T>(
    wanted: KnownEnvironment,
    open: AllocatedField[],
    work: (query: Query, details: JsonObject) => Promise<T>,
  ): Promise<T> {
    const { details = {} } = wanted;
    const { database, turnMs = TURN_MS } = this.#options;
    const isAlone = open.length === 0 && !asksForShared(wanted);
    try {
      return isAlone
        ? await work((sql, params) => database.query(sql, params), details)
        : await database.transaction(async query => {
            await takeTurn(query, turnMs);
            await refuseHeld(query, wanted, () => false);
            return work(query, await this.#fill(query, wanted, open));
          });
    } catch (error) {
      if (hasSqlState(error, ...IS_LATE)) {
        throw new ServiceUnavailableError(
          'Another backend gives ports and subnets to environments just now and does not get on; it loses its turn in a moment',
        );
      }
      if (hasSqlState(error, ...IS_TAKEN)) {
        throw new ConflictError(
          'A port or the subnet that was asked for is another environment’s; ask for others',
        );
      }
      throw error;
    }
  }

  /**
   * @param before - of an environment that changes: what it has it keeps, whoever else has it
   * @throws ConflictError that names the field, and who has it to those who may see that
   */
  async refuseHeld(
    wanted: KnownEnvironment,
    sees: (holder: KindlerEnvironmentResource) => boolean,
    before?: Pick<Environment, 'details'>,
  ): Promise<void> {
    const { database } = this.#options;
    const asked = before ? newlyShared(before, wanted) : wanted;
    if (asksForShared(asked)) {
      const query: Query = (sql, params) => database.query(sql, params);
      await refuseHeld(query, asked, sees);
    }
  }

  /** What requests that leave fields open would get now; nothing while the Kindler database is away. */
  async describe({
    allocates,
  }: EnvironmentProvider): Promise<EnvironmentAllocation[] | undefined> {
    const { database, ranges } = this.#options;
    return (
      allocates &&
      Promise.all(
        allocates.map(async field => ({
          field,
          range: ranges[field].join('-'),
          next: await findFree(
            (sql, params) => database.query(sql, params),
            field,
            ranges,
          ).catch(() => undefined),
        })),
      )
    );
  }

  #openFields({ provider, details = {} }: KnownEnvironment): AllocatedField[] {
    const { allocates = [] } = this.#options.parts.providers.require(provider);
    return allocates.filter(field => details[field] === undefined);
  }

  async #fill(query: Query, wanted: KnownEnvironment, open: AllocatedField[]) {
    const details = { ...wanted.details };
    const { ranges, parts } = this.#options;
    const provider = parts.providers.require(wanted.provider);
    for (const field of open) {
      const except: Array<string | number> =
        field === 'subnet' ? [] : portsOf(details);
      let value = await findFree(query, field, ranges, except);
      while (
        value !== undefined &&
        except.length < MOST_TRIES &&
        (await provider.isFree?.(field, value, quietContext(LOOK_MS))) === false
      ) {
        except.push(value);
        value = await findFree(query, field, ranges, except);
      }
      if (value === undefined || except.includes(value)) {
        throw new ConflictError(
          `details.${field}: none of ${ranges[field].join(
            '-',
          )} (kindler.environments.allocation.${field}) is free`,
        );
      }
      details[field] = value;
    }
    return details;
  }
}

/** Waits for its turn, and no longer than a backend may take for one: one that was paused in its turn has lost it. */
async function takeTurn(query: Query, turnMs: number): Promise<void> {
  await query(
    `SELECT set_config('lock_timeout', $1, true),
            set_config('statement_timeout', $1, true),
            set_config('idle_in_transaction_session_timeout', $2, true)`,
    [`${Math.round(turnMs / 3)}`, `${turnMs}`],
  );
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

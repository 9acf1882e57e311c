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
import { findFree, HELD_PORTS, type AllocationRanges } from './findFree';

const PORT_FIELDS = ['httpPort', 'httpsPort', 'apiPort'] as const;
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

type Holder = KindlerEnvironmentResource & { field: string; value: string };

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
    const had = (before?.details ?? {}) as JsonObject;
    const { name, provider, details = {} } = wanted;
    const isNew = [...PORT_FIELDS, 'subnet'].filter(
      field => details[field] !== had[field],
    );
    const changed = Object.fromEntries(
      isNew.map(field => [field, details[field]]),
    ) as JsonObject;
    return this.#record({ name, provider, details: changed }, [], query =>
      work(query, details),
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
            await this.#refuseHeld(query, wanted, () => false);
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

  /** @throws ConflictError that names the field, and who has it to those who may see that */
  async refuseHeld(
    wanted: KnownEnvironment,
    sees: (holder: KindlerEnvironmentResource) => boolean,
  ): Promise<void> {
    const { database } = this.#options;
    if (!asksForShared(wanted)) {
      return;
    }
    await this.#refuseHeld(
      (sql, params) => database.query(sql, params),
      wanted,
      sees,
    );
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

  async #refuseHeld(
    query: Query,
    { name, details = {} }: KnownEnvironment,
    sees: (holder: KindlerEnvironmentResource) => boolean,
  ): Promise<void> {
    const [holder] = await query<Holder>(
      `SELECT name, owner, provider, port AS value, 'port' AS field
         FROM (${HELD_PORTS}) AS held
        WHERE name <> $1 AND port = ANY ($2)
        UNION ALL
       SELECT name, owner, provider, subnet::text, 'subnet'
         FROM clusters
        WHERE name <> $1 AND subnet && $3::inet
        LIMIT 1`,
      [name, portsOf(details).map(String), details.subnet],
    );
    if (!holder) {
      return;
    }
    const { value, owner } = holder;
    const field =
      holder.field === 'port'
        ? PORT_FIELDS.find(each => String(details[each]) === value)!
        : 'subnet';
    const whose = sees({ ...holder, owner: owner ?? undefined })
      ? `environment '${holder.name}'`
      : 'another environment';
    throw new ConflictError(
      field === 'subnet'
        ? `details.subnet ${details.subnet} overlaps ${value} of ${whose}; ask for another one`
        : `details.${field} ${value} is taken by ${whose}; ask for another one`,
    );
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

/** Whether it wants any of what each environment has for itself. */
function asksForShared({ details = {} }: KnownEnvironment): boolean {
  return Boolean(details.subnet) || portsOf(details).length > 0;
}

function portsOf(details: JsonObject): number[] {
  return PORT_FIELDS.map(field => details[field]).filter(
    (port): port is number => typeof port === 'number',
  );
}

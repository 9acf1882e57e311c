import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  isRemoteError,
  withDeadline,
  type Environment,
  type EnvironmentList,
  type Freshness,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import type { DatabaseIdentity } from '../entities/databaseEntity';
import type { Reading } from './Reading';

const PAGE_SIZE = 500;
const READ_MS = 20_000;

/** One thing as Kindler knows it now. */
export type Sighting<T> =
  | { kind: 'found'; item: T }
  | { kind: 'absent' }
  | { kind: 'unknown'; reason: string };

export interface KindlerSourceOptions {
  kindler: KindlerService;
  auth: AuthService;
}

/**
 * Reads what there is from Kindler with the catalog's own credentials. What is stale, incomplete or failed is never
 * given as an answer.
 */
export class KindlerSource {
  readonly #kindler: KindlerService;
  readonly #auth: AuthService;

  static create(options: KindlerSourceOptions) {
    return new KindlerSource(options);
  }

  private constructor(options: KindlerSourceOptions) {
    this.#kindler = options.kindler;
    this.#auth = options.auth;
  }

  /** All environments, from every page; without a reason where this portal keeps none. */
  async environments(): Promise<Reading<Environment>> {
    return this.#reading(async credentials => {
      const byName = new Map<string, Environment>();
      const seen = new Set<string>();
      let cursor: string | undefined;
      do {
        const page: EnvironmentList = await this.#kindler.listEnvironments(
          { limit: PAGE_SIZE, ...(cursor && { cursor }) },
          { credentials },
        );
        if (page.freshness.status === 'not-configured') {
          return undefined;
        }
        requireLive(page.freshness);
        page.items.forEach(item => byName.set(item.name, item));
        cursor = page.nextCursor;
        if (cursor && seen.has(cursor)) {
          throw new Error(`the cursor ${cursor} came twice`);
        }
        seen.add(cursor ?? '');
      } while (cursor);
      return [...byName.values()];
    });
  }

  async environment(name: string): Promise<Sighting<Environment>> {
    return this.#sighting(async credentials => {
      const answer = await this.#kindler.getEnvironment(name, { credentials });
      requireLive(answer.freshness);
      return answer.item;
    });
  }

  async databases(): Promise<Reading<DatabaseIdentity>> {
    return this.#reading(
      async credentials =>
        (await this.#kindler.listDatabases({ credentials })).items,
    );
  }

  async database(name: string): Promise<Sighting<DatabaseIdentity>> {
    return this.#sighting(
      async credentials =>
        (await this.#kindler.getDatabase(name, { credentials })).item,
    );
  }

  async routes(): Promise<Reading<Route>> {
    return this.#reading(
      async credentials =>
        (await this.#kindler.listRoutes({ credentials })).items,
    );
  }

  async #reading<T>(read: Read<T[] | undefined>): Promise<Reading<T>> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const items = await withDeadline(() => read(credentials), {
        ms: READ_MS,
      });
      return items ? { ok: true, items } : { ok: false };
    } catch (error) {
      return { ok: false, reason: stringifyError(error) };
    }
  }

  async #sighting<T>(read: Read<T>): Promise<Sighting<T>> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      return {
        kind: 'found',
        item: await withDeadline(() => read(credentials), { ms: READ_MS }),
      };
    } catch (error) {
      return isRemoteError(error, 'NotFoundError')
        ? { kind: 'absent' }
        : { kind: 'unknown', reason: stringifyError(error) };
    }
  }
}

type Read<T> = (
  credentials: Awaited<ReturnType<AuthService['getOwnServiceCredentials']>>,
) => Promise<T>;

function requireLive({ status, observedAt, fault }: Freshness) {
  if (status !== 'live') {
    const since = observedAt ? ` of ${observedAt}` : '';
    const why = fault ? `: ${fault.message}` : '';
    throw new Error(`the answer is stale, it is the state${since}${why}`);
  }
}

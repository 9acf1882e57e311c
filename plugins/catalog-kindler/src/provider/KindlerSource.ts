import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  isRemoteError,
  readAllPages,
  withDeadline,
  type Environment,
  type Freshness,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import type { DatabaseIdentity } from '../entities/databaseEntity';
import type { Reading } from './Reading';

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

  /** All environments; without a reason where this portal keeps none. */
  async environments(): Promise<Reading<Environment>> {
    return this.#reading(async credentials => {
      let isConfigured = true;
      const items = await readAllPages(async page => {
        const answer = await this.#kindler.listEnvironments(page, {
          credentials,
        });
        isConfigured = answer.freshness.status !== 'not-configured';
        if (isConfigured) {
          requireLive(answer.freshness);
        }
        return answer;
      });
      return isConfigured ? items : undefined;
    });
  }

  /** Kinds of the providers that can make environments; none where nothing can. */
  async providers(): Promise<Reading<string>> {
    return this.#reading(
      async credentials =>
        (await this.#kindler.listEnvironments({ limit: 1 }, { credentials }))
          .providers,
    );
  }

  async environment(name: string): Promise<Sighting<Environment>> {
    return this.#sighting(async credentials => {
      const answer = await this.#kindler.getEnvironment(name, { credentials });
      requireLive(answer.freshness);
      return answer.item;
    });
  }

  async databases(): Promise<Reading<DatabaseIdentity>> {
    return this.#reading(credentials =>
      readAllPages(page =>
        this.#kindler.listDatabases({ ...page, sort: 'name' }, { credentials }),
      ),
    );
  }

  async database(name: string): Promise<Sighting<DatabaseIdentity>> {
    return this.#sighting(
      async credentials =>
        (await this.#kindler.getDatabase(name, { credentials })).item,
    );
  }

  async routes(): Promise<Reading<Route>> {
    return this.#reading(credentials =>
      readAllPages(page =>
        this.#kindler.listRoutes({ ...page, sort: 'name' }, { credentials }),
      ),
    );
  }

  async route(name: string): Promise<Sighting<Route>> {
    return this.#sighting(
      async credentials =>
        (await this.#kindler.getRoute(name, { credentials })).item,
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

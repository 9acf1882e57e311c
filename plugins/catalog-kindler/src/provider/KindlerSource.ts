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
import type { Listing } from './Listing';

const READ_MS = 20_000;

/** The current state of one thing in Kindler. */
export type Lookup<T> =
  | { kind: 'found'; item: T }
  | { kind: 'absent' }
  | { kind: 'unknown'; reason: string };

export interface KindlerSourceOptions {
  kindler: KindlerService;
  auth: AuthService;
}

/**
 * Reads from Kindler with the credentials of the catalog. Stale, incomplete or failed answers are never returned as
 * answers.
 */
export class KindlerSource {
  readonly #kindler: KindlerService;
  readonly #auth: AuthService;

  constructor(options: KindlerSourceOptions) {
    this.#kindler = options.kindler;
    this.#auth = options.auth;
  }

  /** All environments; unavailable without a reason if this portal keeps none. */
  async environments(): Promise<Listing<Environment>> {
    return this.#list(async credentials => {
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

  /** Kinds of the providers that can make environments; empty if none can. */
  async providers(): Promise<Listing<string>> {
    return this.#list(
      async credentials =>
        (await this.#kindler.listEnvironments({ limit: 1 }, { credentials }))
          .providers,
    );
  }

  async environment(name: string): Promise<Lookup<Environment>> {
    return this.#lookUp(async credentials => {
      const answer = await this.#kindler.getEnvironment(name, { credentials });
      requireLive(answer.freshness);
      return answer.item;
    });
  }

  async databases(): Promise<Listing<DatabaseIdentity>> {
    return this.#list(credentials =>
      readAllPages(page =>
        this.#kindler.listDatabases({ ...page, sort: 'name' }, { credentials }),
      ),
    );
  }

  async database(name: string): Promise<Lookup<DatabaseIdentity>> {
    return this.#lookUp(
      async credentials =>
        (await this.#kindler.getDatabase(name, { credentials })).item,
    );
  }

  async routes(): Promise<Listing<Route>> {
    return this.#list(credentials =>
      readAllPages(page =>
        this.#kindler.listRoutes({ ...page, sort: 'name' }, { credentials }),
      ),
    );
  }

  async route(name: string): Promise<Lookup<Route>> {
    return this.#lookUp(
      async credentials =>
        (await this.#kindler.getRoute(name, { credentials })).item,
    );
  }

  async #list<T>(read: Read<T[] | undefined>): Promise<Listing<T>> {
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

  async #lookUp<T>(read: Read<T>): Promise<Lookup<T>> {
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

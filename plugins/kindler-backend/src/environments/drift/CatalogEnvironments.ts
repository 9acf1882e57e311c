import type { AuthService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_ENVIRONMENT,
  withDeadline,
  word,
  wordingOf,
  type DriftSource,
} from '@kindler/backstage-plugin-kindler-common';
import { CATALOG } from './catalogItems';
import { faultOf } from './saying';
import type { ListedSet } from './types';

const READ_MS = 20_000;
const PAGE = 500;
const FILTER = { kind: 'resource', 'spec.type': 'kindler-environment' };
const FIELDS = ['metadata.annotations'];

export interface CatalogEnvironmentsOptions {
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
}

/** The environments that the catalog shows. */
export class CatalogEnvironments {
  readonly #options: CatalogEnvironmentsOptions;

  constructor(options: CatalogEnvironmentsOptions) {
    this.#options = options;
  }

  /** Undefined where the portal has no catalog. */
  async list(): Promise<ListedSet | undefined> {
    const source: DriftSource = { id: CATALOG, kind: CATALOG };
    try {
      const names = await withDeadline(signal => this.#read(signal), {
        ms: READ_MS,
      });
      const observedAt = new Date().toISOString();
      return { source: { ...source, count: names.size, observedAt }, names };
    } catch (error) {
      if (isNotThere(error)) {
        return undefined;
      }
      const why = wordingOf(toError(error));
      return {
        source: {
          ...source,
          fault: faultOf(why, word('drift-hint-answers', {})),
        },
      };
    }
  }

  async #read(signal: AbortSignal): Promise<Set<string>> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const names = new Set<string>();
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE, fields: FIELDS }
          : { filter: FILTER, limit: PAGE, fields: FIELDS },
        { credentials },
      );
      for (const { metadata } of page.items) {
        const name = metadata.annotations?.[ANNOTATION_ENVIRONMENT];
        if (name) {
          names.add(name);
        }
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return names;
  }
}

/** What the backend answers for a plugin that is not installed. */
function isNotThere(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: number };
  return (
    statusCode === 404 || (isError(error) && error.name === 'NotFoundError')
  );
}

import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_ENVIRONMENT } from '@kindler/backstage-plugin-kindler-common';
import type { Pace } from '../waiting/Pace';
import { Waiter } from '../waiting/Waiter';
import { WaitTimeoutError } from '../waiting/WaitTimeoutError';

export interface FindEnvironmentEntityOptions {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  logger: LoggerService;
  signal?: AbortSignal;
  pace: Pace;
}

/**
 * Waits until the catalog shows the environment and returns the ref of its entity; undefined, with a warning, if that
 * does not happen in time. The environment exists in any case.
 */
export async function findEnvironmentEntity(
  name: string,
  options: FindEnvironmentEntityOptions,
): Promise<string | undefined> {
  const { catalog, credentials, logger, signal, pace } = options;
  const read = async () => {
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'Resource',
          'spec.type': 'kindler-environment',
          [`metadata.annotations.${ANNOTATION_ENVIRONMENT}`]: name,
        },
        limit: 1,
      },
      { credentials },
    );
    return items.at(0);
  };
  try {
    const entity = await new Waiter({
      logger,
      signal,
      timeoutMs: pace.catalogMs,
      pace,
    }).until(`"${name}" in the catalog`, read, found => ({
      done: Boolean(found),
      news: [],
      status: 'not in the catalog',
    }));
    return entity && stringifyEntityRef(entity);
  } catch (error) {
    signal?.throwIfAborted();
    const reason =
      error instanceof WaitTimeoutError ? error.message : stringifyError(error);
    logger.warn(
      `Environment "${name}" is there, but the catalog does not show it yet: ${reason}`,
    );
    return undefined;
  }
}

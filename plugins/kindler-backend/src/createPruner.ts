import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { pruneEventHeads } from './events';
import { pruneOperations } from './operations';
import { Pruner, type LastKnownStore } from './store';

/** Deletes data from the plugin database that no domain needs any more. */
export function createPruner(options: {
  knex: Knex;
  lastKnown: LastKnownStore;
  logger: LoggerService;
  /** Number of days for which past data is kept. */
  days: number;
}): Pruner {
  const { knex, lastKnown, logger, days } = options;
  return new Pruner({
    logger,
    jobs: {
      operations: () => pruneOperations(knex, days),
      'last known states': () => lastKnown.prune(days),
      'event heads': () => pruneEventHeads(knex),
    },
  });
}

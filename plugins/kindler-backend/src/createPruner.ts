import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { pruneEventHeads } from './events';
import { pruneOperations } from './operations';
import { Pruner, type LastKnownStore } from './store';

/** Removes what no domain needs any more from the plugin database. */
export function createPruner(options: {
  knex: Knex;
  lastKnown: LastKnownStore;
  logger: LoggerService;
  /** For which what is over is kept. */
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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import {
  OperationClaims,
  OperationRetries,
  OperationRunner,
  OperationStore,
  type NewOperation,
  type OperationDefinitions,
} from './operations';

/** Builds the journal of operations and what carries them out. */
export function createOperations(options: {
  /** Plugin database. */
  knex: Knex;
  definitions: OperationDefinitions;
  logger: LoggerService;
  onChange(operation: Operation): void;
}) {
  const { knex, definitions } = options;
  const operations = new OperationStore({ knex, definitions });
  const runner = new OperationRunner({
    ...options,
    store: operations,
    claims: new OperationClaims(knex),
  });
  const retries = new OperationRetries({
    knex,
    store: operations,
    definitions,
    begin: claim => runner.begin(claim),
  });
  return {
    operations,
    runner,
    retries,
    /** Carries a new operation out at once. */
    runHere: (request: NewOperation) => runner.runHere(request),
    beginHere: async (request: NewOperation) =>
      runner.begin(await operations.createClaimed(request)),
  };
}

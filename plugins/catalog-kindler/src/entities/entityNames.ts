import { stringifyEntityRef } from '@backstage/catalog-model';

/**
 * Name of a database cluster's entity: its own.
 */
export function databaseEntityName(database: string): string {
  return database;
}

/**
 * Name of an environment's entity: its own, or `env-<name>` when a database cluster has the same name.
 *
 * @remarks
 * Database clusters are configured and referred to in catalog files. An environment, which any developer may create,
 * must never take the place of one of them.
 */
export function environmentEntityName(
  environment: string,
  databases: ReadonlySet<string>,
): string {
  return databases.has(environment) ? `env-${environment}` : environment;
}

/**
 * Ref of the entity with that name.
 */
export function resourceRef(name: string): string {
  return stringifyEntityRef({ kind: 'Resource', namespace: 'default', name });
}

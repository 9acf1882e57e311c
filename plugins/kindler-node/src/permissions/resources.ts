import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_KINDLER_BACKUP,
  RESOURCE_TYPE_KINDLER_DATABASE,
  RESOURCE_TYPE_KINDLER_ENVIRONMENT,
  RESOURCE_TYPE_KINDLER_ROUTE,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * The properties of a database cluster that permissions depend on.
 * @public
 */
export interface KindlerDatabaseResource {
  name: string;
  /** Entity ref. */
  owner?: string;
  /** The Kubernetes namespace in which the cluster was found, if any. */
  namespace?: string;
}

/**
 * The properties of a route that permissions depend on.
 * @public
 */
export interface KindlerRouteResource {
  name: string;
  /** Entity ref. */
  owner?: string;
}

/**
 * The properties of an environment that permissions depend on.
 * @public
 */
export interface KindlerEnvironmentResource {
  name: string;
  /** Entity ref. */
  owner?: string;
  provider: string;
}

/**
 * The properties of backups that permissions depend on: those of the environment that they are of.
 * @public
 */
export interface KindlerBackupResource {
  /** Name of the environment, or `kindler.database`. */
  name: string;
  /** Entity ref. */
  owner?: string;
}

/**
 * The selection that a condition makes, for lists that a database filters. Owners are full entity refs in lower case.
 * @public
 */
export type KindlerSelection =
  | { field: 'owner' | 'name' | 'provider' | 'namespace'; values: string[] }
  | { allOf: KindlerSelection[] }
  | { anyOf: KindlerSelection[] }
  | { not: KindlerSelection };

/**
 * Tests whether a resource meets a condition, because Kindler keeps most of its lists in memory. `selects` has the same
 * condition as data, if it can be expressed that way.
 * @public
 */
export type KindlerCondition<TResource> = ((resource: TResource) => boolean) & {
  readonly selects?: KindlerSelection;
};

/** @public */
export const kindlerDatabaseResourceRef = createPermissionResourceRef<
  KindlerDatabaseResource,
  KindlerCondition<KindlerDatabaseResource>
>().with({
  pluginId: 'kindler',
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/** @public */
export const kindlerRouteResourceRef = createPermissionResourceRef<
  KindlerRouteResource,
  KindlerCondition<KindlerRouteResource>
>().with({ pluginId: 'kindler', resourceType: RESOURCE_TYPE_KINDLER_ROUTE });

/** @public */
export const kindlerEnvironmentResourceRef = createPermissionResourceRef<
  KindlerEnvironmentResource,
  KindlerCondition<KindlerEnvironmentResource>
>().with({
  pluginId: 'kindler',
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/** @public */
export const kindlerBackupResourceRef = createPermissionResourceRef<
  KindlerBackupResource,
  KindlerCondition<KindlerBackupResource>
>().with({ pluginId: 'kindler', resourceType: RESOURCE_TYPE_KINDLER_BACKUP });

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_KINDLER_DATABASE,
  RESOURCE_TYPE_KINDLER_ENVIRONMENT,
  RESOURCE_TYPE_KINDLER_ROUTE,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * What permissions of a database cluster are decided by.
 * @public
 */
export interface KindlerDatabaseResource {
  name: string;
  /** Entity ref. */
  owner?: string;
  /** Namespace of Kubernetes, where the cluster was found in one. */
  namespace?: string;
}

/**
 * What permissions of a route are decided by.
 * @public
 */
export interface KindlerRouteResource {
  name: string;
  /** Entity ref. */
  owner?: string;
}

/**
 * What permissions of an environment are decided by.
 * @public
 */
export interface KindlerEnvironmentResource {
  name: string;
  /** Entity ref. */
  owner?: string;
  provider: string;
}

/**
 * What a condition selects, for lists that a database filters. Owners are written in full and in lower case.
 * @public
 */
export type KindlerSelection =
  | { field: 'owner' | 'name' | 'provider' | 'namespace'; values: string[] }
  | { allOf: KindlerSelection[] }
  | { anyOf: KindlerSelection[] }
  | { not: KindlerSelection };

/**
 * Whether a condition holds for a resource, and where it can be said, what it selects. Kindler holds most of what it
 * lists in memory.
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

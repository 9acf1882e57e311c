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
 * Whether a condition holds for a resource. Kindler holds what it lists in memory, so this is what conditions become.
 * @public
 */
export type KindlerCondition<TResource> = (resource: TResource) => boolean;

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

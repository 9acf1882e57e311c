import type {
  KindlerCondition,
  KindlerDatabaseResource,
  KindlerEnvironmentResource,
  KindlerRouteResource,
} from '@kindler/backstage-plugin-kindler-node';

export interface ThingResources {
  database: KindlerDatabaseResource;
  route: KindlerRouteResource;
  environment: KindlerEnvironmentResource;
}

/** Whether something is to be seen. */
export type Sees<T> = KindlerCondition<T>;

/**
 * What a caller may see of what an answer could hold. All is seen of what is left out; whoever lists must ask for each
 * thing before pages are made and counted.
 */
export type Visibility = {
  [K in keyof ThingResources]?: Sees<ThingResources[K]>;
} & {
  /** Who did what may not be told. */
  hidesWhoActed?: boolean;
};

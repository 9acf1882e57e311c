import type {
  KindlerBackupResource,
  KindlerCondition,
  KindlerDatabaseResource,
  KindlerEnvironmentResource,
  KindlerRouteResource,
} from '@kindler/backstage-plugin-kindler-node';

export interface ThingResources {
  database: KindlerDatabaseResource;
  route: KindlerRouteResource;
  environment: KindlerEnvironmentResource;
  backup: KindlerBackupResource;
}

/** Whether the caller may see something. */
export type Sees<T> = KindlerCondition<T>;

/**
 * What a caller may see of the possible content of an answer. Kinds that are missing are fully visible. A list must
 * test each thing before it counts and makes pages.
 */
export type Visibility = {
  [K in keyof ThingResources]?: Sees<ThingResources[K]>;
} & {
  /** Gateways are of the whole portal: all of them, or none. */
  gateway?: Sees<{ name: string }>;
  /** Whether the answer must not say who did what. */
  hidesWhoActed?: boolean;
};

import type { ResourceEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_ENVIRONMENT,
  ANNOTATION_ROUTE,
  databaseConnectionOf,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import {
  databaseEntityName,
  environmentEntityName,
  resourceRef,
} from './entityNames';
import { locationAnnotations } from './locations';
import { ownerRef } from './ownerRef';
import { portalLinks } from './portalLinks';
import type { RouteTable } from './RouteTable';

export interface EntityContext {
  /** Names of all database clusters. */
  databases: ReadonlySet<string>;
  routes: RouteTable;
  /** URL of the portal. */
  appBaseUrl?: string;
}

/**
 * The `Resource` of type `kindler-environment` for an environment.
 */
export function environmentEntity(
  environment: Environment,
  context: EntityContext,
): ResourceEntity {
  const { name, title, owner, provider } = environment;
  const route = databaseConnectionOf(environment)?.route;
  const database = route && context.routes.databaseOf(route);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: environmentEntityName(name, context.databases),
      ...(title && { title }),
      description: `Kindler environment with provider ${provider}`,
      annotations: {
        ...locationAnnotations('environment'),
        [ANNOTATION_ENVIRONMENT]: name,
        ...(route && { [ANNOTATION_ROUTE]: route }),
        ...(database && { [ANNOTATION_DATABASE]: database }),
      },
      links: portalLinks(
        context.appBaseUrl,
        ['kindler', 'environments', name],
        'Environment and connection',
      ),
    },
    spec: {
      type: 'kindler-environment',
      owner: ownerRef(owner),
      ...(database && {
        dependsOn: [resourceRef(databaseEntityName(database))],
      }),
    },
  };
}

import type { ResourceEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_GATEWAY,
  ANNOTATION_ROUTE,
  type DatabaseSummary,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import { databaseEntityName } from './entityNames';
import type { EntityContext } from './environmentEntity';
import { locationAnnotations } from './locations';
import { ownerRef } from './ownerRef';
import { portalLinks } from './portalLinks';

/** Contents of the entity of a database cluster: only what is configured, nothing that is observed. */
export type DatabaseIdentity = Pick<
  DatabaseSummary,
  'name' | 'title' | 'owner'
>;

/**
 * The `Resource` of type `database` for a database cluster.
 */
export function databaseEntity(
  database: DatabaseIdentity,
  context: EntityContext,
): ResourceEntity {
  const { name, title, owner } = database;
  const routes = writersFirst(context.routes.routesTo(name));
  const gateways = [...new Set(routes.map(({ gateway }) => gateway))];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: databaseEntityName(name),
      ...(title && { title }),
      description: 'PostgreSQL database cluster',
      annotations: {
        ...locationAnnotations('database'),
        [ANNOTATION_DATABASE]: name,
        ...(routes.length > 0 && {
          [ANNOTATION_ROUTE]: routes.map(route => route.name).join(','),
          [ANNOTATION_GATEWAY]: gateways.join(','),
        }),
      },
      links: portalLinks(
        context.appBaseUrl,
        ['kindler', 'databases', name],
        'Database cluster',
      ),
    },
    spec: { type: 'database', owner: ownerRef(owner) },
  };
}

/** Most people who look for the route of a cluster want to write. */
function writersFirst(routes: Route[]): Route[] {
  const weight = ({ intent }: Route) => (intent === 'read-write' ? 0 : 1);
  return [...routes].sort((a, b) => weight(a) - weight(b));
}

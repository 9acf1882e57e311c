import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** @public */
export const rootRouteRef = createRouteRef();

/** @public */
export const environmentsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/environments',
});

/** @public */
export const environmentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/environments/:name',
});

/** @public */
export const driftRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/drift',
});

/** @public */
export const databasesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/databases',
});

/** @public */
export const databaseRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/databases/:name',
});

/** @public */
export const databaseHistoryRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/databases/:name/history',
});

/** @public */
export const databaseDetailsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/databases/:name/details',
});

/** @public */
export const incidentsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents',
});

/** @public */
export const incidentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/databases/:name/incidents/:id',
});

/** @public */
export const routesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/routes',
});

/** @public */
export const routeRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/routes/:name',
});

/** @public */
export const operationsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/operations',
});

/** @public */
export const operationRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/operations/:id',
});

/**
 * Scaffolder template for requesting a new environment.
 * @public
 */
export const createEnvironmentRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

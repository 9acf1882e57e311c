import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createKindlerClient } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../apis';
import { legacyCreateEnvironmentRouteRef, legacyRootRouteRef } from './routes';

/**
 * The plugin for apps of the former frontend system.
 * @public
 */
export const kindlerPlugin = createPlugin({
  id: 'kindler',
  apis: [
    createApiFactory({
      api: kindlerApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => createKindlerClient({ fetchApi }),
    }),
  ],
  routes: { root: legacyRootRouteRef },
  externalRoutes: { createEnvironment: legacyCreateEnvironmentRouteRef },
});

/**
 * The page, to be mounted at `/kindler`.
 * @public
 */
export const KindlerPage = kindlerPlugin.provide(
  createRoutableExtension({
    name: 'KindlerPage',
    component: () =>
      import('./LegacyKindlerPage').then(m => m.LegacyKindlerPage),
    mountPoint: legacyRootRouteRef,
  }),
);

/**
 * Leader, members and verdict of an entity's database clusters.
 * @public
 */
export const EntityPatroniCard = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityPatroniCard',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyPatroniCard),
    },
  }),
);

/**
 * Shows where HAProxy sends an entity's clients.
 * @public
 */
export const EntityHaproxyCard = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityHaproxyCard',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyHaproxyCard),
    },
  }),
);

/**
 * Shows where an entity's routes lead.
 * @public
 */
export const EntityRouteCard = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityRouteCard',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyRouteCard),
    },
  }),
);

/**
 * Shows for how long clients could write to an entity's database clusters.
 * @public
 */
export const EntityAvailabilityCard = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityAvailabilityCard',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyAvailabilityCard),
    },
  }),
);

/**
 * State, connection and actions of an entity's environments.
 * @public
 */
export const EntityEnvironmentCard = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityEnvironmentCard',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyEnvironmentCard),
    },
  }),
);

/**
 * The *Database* tab of an entity page.
 * @public
 */
export const EntityDatabaseContent = kindlerPlugin.provide(
  createComponentExtension({
    name: 'EntityDatabaseContent',
    component: {
      lazy: () => import('./LegacyCards').then(m => m.LegacyDatabaseContent),
    },
  }),
);

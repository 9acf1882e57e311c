import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiDatabase2Line } from '@remixicon/react';
import { kindlerApi } from './extensions/api';
import {
  availabilityCard,
  databaseContent,
  environmentCard,
  haproxyCard,
  patroniCard,
  routeCard,
} from './extensions/entity';
import { databaseHealthWidget } from './extensions/home';
import {
  backupsSubPage,
  databasesSubPage,
  driftSubPage,
  environmentsSubPage,
  findingsSubPage,
  gatewaysSubPage,
  incidentsSubPage,
  kindlerPage,
  newEnvironmentAction,
  operationsSubPage,
  overviewSubPage,
  routesSubPage,
} from './extensions/pages';
import { formFields } from './extensions/scaffolder';
import { searchResultItems, searchResultTypes } from './extensions/search';
import {
  createEnvironmentRouteRef,
  databaseDetailsRouteRef,
  databaseHistoryRouteRef,
  databaseRouteRef,
  databasesRouteRef,
  driftRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  operationRouteRef,
  operationsRouteRef,
  rootRouteRef,
  routeRouteRef,
  routesRouteRef,
} from './routes';

/**
 * Pages, entity cards, entity tab and fields of templates of Kindler for the new frontend system.
 * @public
 */
export const kindlerPlugin = createFrontendPlugin({
  pluginId: 'kindler',
  title: 'Kindler',
  icon: <RiDatabase2Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    databases: databasesRouteRef,
    database: databaseRouteRef,
    databaseHistory: databaseHistoryRouteRef,
    databaseDetails: databaseDetailsRouteRef,
    incidents: incidentsRouteRef,
    incident: incidentRouteRef,
    routes: routesRouteRef,
    route: routeRouteRef,
    environments: environmentsRouteRef,
    environment: environmentRouteRef,
    drift: driftRouteRef,
    operations: operationsRouteRef,
    operation: operationRouteRef,
  },
  externalRoutes: { createEnvironment: createEnvironmentRouteRef },
  extensions: [
    kindlerApi,
    kindlerPage,
    overviewSubPage,
    environmentsSubPage,
    driftSubPage,
    backupsSubPage,
    databasesSubPage,
    routesSubPage,
    gatewaysSubPage,
    findingsSubPage,
    incidentsSubPage,
    operationsSubPage,
    newEnvironmentAction,
    environmentCard,
    patroniCard,
    haproxyCard,
    routeCard,
    availabilityCard,
    databaseContent,
    databaseHealthWidget,
    ...formFields,
    ...searchResultItems,
    ...searchResultTypes,
  ],
});

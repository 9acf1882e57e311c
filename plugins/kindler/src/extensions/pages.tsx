import {
  coreExtensionData,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiDatabase2Line } from '@remixicon/react';
import { rootRouteRef } from '../routes';
import { mayView } from './mayView';

export const kindlerPage = PageBlueprint.makeWithOverrides({
  if: mayView,
  factory(originalFactory, { inputs }) {
    const pages = inputs.pages.map(page => ({
      path: page.get(coreExtensionData.routePath),
      title: page.get(coreExtensionData.title),
      element: page.get(coreExtensionData.reactElement),
    }));
    return originalFactory({
      path: '/kindler',
      title: 'Kindler',
      icon: <RiDatabase2Line />,
      routeRef: rootRouteRef,
      // It has its own header, whose tabs are in the reader's language.
      noHeader: true,
      loader: async () => {
        const { KindlerPage } = await import('../pages');
        return <KindlerPage pages={pages} />;
      },
    });
  },
});

export const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewPage } = await import('../pages');
      return <OverviewPage />;
    },
  },
  if: mayView,
});

export const environmentsSubPage = SubPageBlueprint.make({
  name: 'environments',
  params: {
    path: 'environments',
    title: 'Environments',
    loader: async () => {
      const { EnvironmentsPage } = await import('../pages');
      return <EnvironmentsPage />;
    },
  },
  if: mayView,
});

export const driftSubPage = SubPageBlueprint.make({
  name: 'drift',
  params: {
    path: 'drift',
    title: 'Drift',
    loader: async () => {
      const { DriftPage } = await import('../pages');
      return <DriftPage />;
    },
  },
  if: mayView,
});

export const backupsSubPage = SubPageBlueprint.make({
  name: 'backups',
  params: {
    path: 'backups',
    title: 'Backups',
    loader: async () => {
      const { BackupsPage } = await import('../pages');
      return <BackupsPage />;
    },
  },
  if: mayView,
});

export const databasesSubPage = SubPageBlueprint.make({
  name: 'databases',
  params: {
    path: 'databases',
    title: 'Databases',
    loader: async () => {
      const { DatabasesPage } = await import('../pages');
      return <DatabasesPage />;
    },
  },
  if: mayView,
});

export const routesSubPage = SubPageBlueprint.make({
  name: 'routes',
  params: {
    path: 'routes',
    title: 'Routes',
    loader: async () => {
      const { RoutesPage } = await import('../pages');
      return <RoutesPage />;
    },
  },
  if: mayView,
});

export const gatewaysSubPage = SubPageBlueprint.make({
  name: 'gateways',
  params: {
    path: 'gateways',
    title: 'Gateways',
    loader: async () => {
      const { GatewaysPage } = await import('../pages');
      return <GatewaysPage />;
    },
  },
  if: mayView,
});

export const findingsSubPage = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: async () => {
      const { FindingsPage } = await import('../pages');
      return <FindingsPage />;
    },
  },
  if: mayView,
});

export const incidentsSubPage = SubPageBlueprint.make({
  name: 'incidents',
  params: {
    path: 'incidents',
    title: 'Incidents',
    loader: async () => {
      const { IncidentsPage } = await import('../pages');
      return <IncidentsPage />;
    },
  },
  if: mayView,
});

export const operationsSubPage = SubPageBlueprint.make({
  name: 'operations',
  params: {
    path: 'operations',
    title: 'Operations',
    loader: async () => {
      const { OperationsPage } = await import('../pages');
      return <OperationsPage />;
    },
  },
  if: mayView,
});

export const newEnvironmentAction = PluginHeaderActionBlueprint.make({
  name: 'new-environment',
  params: {
    loader: async () => {
      const { NewEnvironmentButton } = await import(
        '../components/environment'
      );
      return <NewEnvironmentButton />;
    },
  },
  if: mayView,
});

import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiDatabase2Line } from '@remixicon/react';
import {
  hasDatabase,
  hasEnvironment,
  hasGateway,
  hasRoute,
} from './annotationFilters';
import { mayView } from './mayView';

export const patroniCard = EntityCardBlueprint.make({
  name: 'patroni',
  params: {
    type: 'content',
    filter: hasDatabase,
    loader: async () => {
      const { PatroniCard } = await import('../cards');
      return <PatroniCard />;
    },
  },
});

export const haproxyCard = EntityCardBlueprint.make({
  name: 'haproxy',
  params: {
    type: 'content',
    filter: {
      $any: [hasGateway, hasDatabase],
    },
    loader: async () => {
      const { HaproxyCard } = await import('../cards');
      return <HaproxyCard />;
    },
  },
});

export const routeCard = EntityCardBlueprint.make({
  name: 'route',
  params: {
    type: 'content',
    filter: hasRoute,
    loader: async () => {
      const { RouteCard } = await import('../cards');
      return <RouteCard />;
    },
  },
});

export const availabilityCard = EntityCardBlueprint.make({
  name: 'availability',
  params: {
    type: 'info',
    filter: hasDatabase,
    loader: async () => {
      const { AvailabilityCard } = await import('../cards');
      return <AvailabilityCard />;
    },
  },
});

export const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: hasEnvironment,
    loader: async () => {
      const { EnvironmentCard } = await import('../cards');
      return <EnvironmentCard />;
    },
  },
});

export const databaseContent = EntityContentBlueprint.make({
  name: 'database',
  params: {
    path: '/database',
    title: 'Database',
    group: 'operation',
    icon: <RiDatabase2Line />,
    filter: hasDatabase,
    loader: async () => {
      const { DatabaseContent } = await import('../cards');
      return <DatabaseContent />;
    },
  },
  if: mayView,
});

import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { createFixtureApi } from '../__fixtures__/FixtureKindlerApi';
import { kindlerApiRef } from '../apis';
import { LegacyPatroniCard } from './LegacyCards';
import { LegacyKindlerPage } from './LegacyKindlerPage';
import { legacyRootRouteRef } from './routes';

const apis = [
  [kindlerApiRef, createFixtureApi()],
  [
    permissionApiRef,
    { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
  ],
] as const;

const mountedRoutes = {
  '/databases-of-mine': legacyRootRouteRef,
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'orders-db',
    annotations: { 'kindler.dev/database': 'orders' },
  },
};

describe('legacy', () => {
  it('shows a card whose links lead to where the page is mounted', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <EntityProvider entity={entity}>
          <LegacyPatroniCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );
    expect(await screen.findByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/databases-of-mine/databases/orders',
    );
  });

  it('shows the page with its tabs', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <LegacyKindlerPage />
      </TestApiProvider>,
      { mountedRoutes },
    );
    expect(
      await screen.findByRole('grid', { name: 'What is wrong now' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Operations' })).toHaveAttribute(
      'href',
      '/databases-of-mine/operations',
    );
  });
});

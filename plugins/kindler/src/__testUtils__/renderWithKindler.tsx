import type { Entity } from '@backstage/catalog-model';
import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { ReactElement } from 'react';
import { SWRConfig } from 'swr';
import { kindlerApiRef, type KindlerFrontendApi } from '../apis';
import { rootRouteRef } from '../routes';
import { createFixtureApi } from '../__fixtures__/FixtureKindlerApi';
import { FixtureSignals } from './FixtureSignals';

export interface RenderWithKindlerOptions {
  api?: Partial<KindlerFrontendApi>;
  /** Names of denied permissions. */
  denied?: string[];
  signals?: FixtureSignals;
  annotations?: Record<string, string>;
  /** The address at which it is rendered. */
  path?: string;
}

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'orders-db', annotations },
    spec: { type: 'database', owner: 'group:default/platform' },
  };
}

/** Renders within an entity, using the fixtures. */
export async function renderWithKindler(
  element: ReactElement,
  options: RenderWithKindlerOptions = {},
) {
  const { api, denied = [], annotations = {} } = options;
  const signals = options.signals ?? new FixtureSignals();
  const permissions = {
    authorize: async ({ permission }: { permission: { name: string } }) => ({
      result: denied.includes(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }),
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [kindlerApiRef, createFixtureApi(api)],
        [permissionApiRef, permissions],
        [signalApiRef, signals],
      ]}
    >
      <SWRConfig value={{ provider: () => new Map() }}>
        <EntityProvider entity={entityWith(annotations)}>
          {element}
        </EntityProvider>
      </SWRConfig>
    </TestApiProvider>,
    {
      initialRouteEntries: options.path ? [options.path] : undefined,
      mountedRoutes: {
        '/kindler': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin, { kindlerApiRef } from '../src';
import { createFixtureApi } from '../src/__fixtures__/FixtureKindlerApi';
import { entities } from './entities';

const catalogFixtures = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const kindlerFixtures = createFrontendModule({
  pluginId: 'kindler',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: kindlerApiRef,
          deps: {},
          factory: () => createFixtureApi(),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, plugin, catalogFixtures, kindlerFixtures],
});

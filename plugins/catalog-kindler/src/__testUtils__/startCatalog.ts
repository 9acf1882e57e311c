import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  KINDLER_EVENT_TOPIC,
  type KindlerCatalogEvent,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerServiceRef } from '@kindler/backstage-plugin-kindler-node';
import request from 'supertest';
import catalogModuleKindler from '..';
import type { FakeKindler } from './FakeKindler';

/** Stands in for the Kindler backend's own routes. */
const kindlerPlugin = createBackendPlugin({
  pluginId: 'kindler',
  register(registry) {
    registry.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((incoming, response, next) => {
          if (incoming.path !== '/openapi.json') {
            next();
            return;
          }
          response.json({ openapi: '3.1.0', info: { title: 'Kindler' } });
        });
      },
    });
  },
});

/**
 * The real catalog with the module, over a fake Kindler.
 *
 * @param files - absolute paths of entity files to load
 */
export async function startCatalog(kindler: FakeKindler, files: string[] = []) {
  const events = mockServices.events.mock();
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      scaffolderEntityModel,
      kindlerPlugin,
      catalogModuleKindler,
      createServiceFactory({
        service: kindlerServiceRef,
        deps: {},
        factory: () => kindler.service(),
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          catalog: {
            rules: [
              {
                allow: [
                  'Component',
                  'System',
                  'API',
                  'Resource',
                  'User',
                  'Group',
                  'Template',
                ],
              },
            ],
            locations: files.map(target => ({ type: 'file', target })),
            providers: {
              kindler: { environmentTemplate: { owner: 'platform' } },
            },
          },
        },
      }),
    ],
  });
  const entities = async (): Promise<Entity[]> => {
    const { body } = await request(server)
      .get('/api/catalog/entities/by-query')
      .query({ limit: 100 })
      .set('Authorization', mockCredentials.user.header())
      .expect(200);
    return body.items;
  };
  const names = async (type: string): Promise<string[]> =>
    (await entities())
      .filter(({ kind, spec }) => kind === 'Resource' && spec?.type === type)
      .map(({ metadata }) => metadata.name)
      .sort();
  const tell = async (payload: KindlerCatalogEvent | string) => {
    const subscription = events.subscribe.mock.calls
      .map(([options]) => options)
      .find(({ topics }) => topics.includes(KINDLER_EVENT_TOPIC));
    await subscription?.onEvent({
      topic: KINDLER_EVENT_TOPIC,
      eventPayload: payload,
    });
  };
  const sync = () => scheduler.triggerTask('kindler-entities');
  return { server, entities, names, tell, sync };
}

import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  KINDLER_EVENT_TOPIC,
  type KindlerCatalogEvent,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerServiceRef } from '@kindler/backstage-plugin-kindler-node';
import request from 'supertest';
import {
  FakeKindler,
  database,
  environment,
  route,
} from './__testUtils__/FakeKindler';
import { eventually } from './__testUtils__/eventually';
import catalogModuleKindler from '.';

jest.setTimeout(60_000);

async function startCatalog(kindler: FakeKindler) {
  const events = mockServices.events.mock();
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
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
        },
      }),
    ],
  });
  const refs = async (): Promise<string[]> => {
    const { body } = await request(server)
      .get('/api/catalog/entities/by-query')
      .set('Authorization', mockCredentials.user.header())
      .expect(200);
    const items: Array<{ metadata: { name: string } }> = body.items;
    return items.map(({ metadata }) => metadata.name).sort();
  };
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
  return { server, refs, tell, sync };
}

describe('catalogModuleKindler', () => {
  it('keeps the real catalog as Kindler is', async () => {
    const kindler = FakeKindler.create();
    kindler.databases = [database('orders')];
    kindler.routes = [route('platform-rw', ['orders'])];
    kindler.environments = [environment('dev', { route: 'platform-rw' })];
    const { server, refs, tell, sync } = await startCatalog(kindler);

    await sync();
    await eventually(async () =>
      expect(await refs()).toEqual(['dev', 'orders']),
    );
    await eventually(async () => {
      const { body } = await request(server)
        .get('/api/catalog/entities/by-name/resource/default/dev')
        .expect(200);
      expect(body.relations).toContainEqual({
        type: 'dependsOn',
        targetRef: 'resource:default/orders',
      });
      expect(body.status).toBeUndefined();
    });

    kindler.environments.push(environment('new'));
    await tell({ kind: 'environment', name: 'new', change: 'upserted' });
    await eventually(async () => expect(await refs()).toContain('new'));

    kindler.environments = kindler.environments.slice(1);
    await tell({ kind: 'environment', name: 'dev', change: 'removed' });
    await eventually(async () =>
      expect(await refs()).toEqual(['new', 'orders']),
    );

    await tell('nonsense');
    expect(await refs()).toEqual(['new', 'orders']);

    kindler.environments = [environment('later')];
    await sync();
    await eventually(async () =>
      expect(await refs()).toEqual(['later', 'orders']),
    );

    kindler.environments = [];
    kindler.databases = [];
    await sync();
    expect(await refs()).toEqual(['later', 'orders']);
  });
});

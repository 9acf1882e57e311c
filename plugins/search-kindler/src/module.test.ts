import {
  coreServices,
  createServiceFactory,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import type { DatabaseSummary } from '@kindler/backstage-plugin-kindler-common';
import {
  kindlerServiceRef,
  type KindlerService,
} from '@kindler/backstage-plugin-kindler-node';
import request from 'supertest';
import searchModuleKindler from '.';

const database = {
  name: 'orders',
  managedBy: 'patroni',
  addresses: {
    members: [{ name: 'orders-1', host: '10.0.0.11', port: 5432 }],
    gateways: [],
  },
} as unknown as DatabaseSummary;

const NOTHING = { items: [], now: '', summary: { total: 0 } };

type Result = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

/** @param ofRef - decides on each cluster; without it, all of them are decided on alike */
async function startSearch(result: Result, ofRef?: (ref: string) => Result) {
  const faults: Error[] = [];
  const scheduler = mockServices.scheduler();
  const kindler = {
    listDatabases: async () => {
      if (faults.length > 0) {
        throw faults[0];
      }
      return { items: [database], now: '', summary: { total: 1 } };
    },
    listRoutes: async () => NOTHING,
    listEnvironments: async () => NOTHING,
  } as unknown as KindlerService;
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleKindler,
      createServiceFactory({
        service: kindlerServiceRef,
        deps: {},
        factory: () => kindler,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      ofRef
        ? createServiceFactory({
            service: coreServices.permissions,
            deps: {},
            factory: () => conditional(ofRef),
          })
        : mockServices.permissions.factory({ result }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:7007' },
          permission: { enabled: true },
        },
      }),
    ],
  });
  const collate = () => scheduler.triggerTask('search_index_kindler_database');
  const find = async (term: string) => {
    const { body } = await request(server)
      .get('/api/search/query')
      .query({ term })
      .set('Authorization', mockCredentials.user.header())
      .expect(200);
    return body.results;
  };
  return { collate, find, faults };
}

/** Decides conditionally, and on one cluster by its ref. */
function conditional(ofRef: (ref: string) => Result): PermissionsService {
  return {
    authorize: async requests =>
      requests.map(({ resourceRef = '' }) => ({ result: ofRef(resourceRef) })),
    authorizeConditional: async requests =>
      requests.map(({ permission: { resourceType } }) => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'kindler',
        resourceType,
        conditions: { rule: 'any', resourceType },
      })),
  };
}

it('finds a database cluster by the address of a member', async () => {
  const { collate, find } = await startSearch(AuthorizeResult.ALLOW);
  await collate();
  expect(await find('10.0.0.11')).toEqual([
    expect.objectContaining({
      type: 'kindler-database',
      document: expect.objectContaining({
        title: 'orders',
        location: '/kindler/databases/orders',
      }),
    }),
  ]);
});

it('keeps what it knows while Kindler does not answer', async () => {
  const { collate, find, faults } = await startSearch(AuthorizeResult.ALLOW);
  await collate();
  faults.push(new Error('away'));
  await collate().catch(() => {});
  expect(await find('orders')).toHaveLength(1);
});

it('shows nothing to those who may not read database clusters', async () => {
  const { collate, find } = await startSearch(AuthorizeResult.DENY);
  await collate();
  expect(await find('orders')).toEqual([]);
});

it.each([
  ['orders', 1],
  ['another', 0],
])(
  'shows of clusters only those that one may read: %s',
  async (mine, count) => {
    const { collate, find } = await startSearch(AuthorizeResult.DENY, ref =>
      ref === mine ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    );
    await collate();
    expect(await find('orders')).toHaveLength(count);
  },
);

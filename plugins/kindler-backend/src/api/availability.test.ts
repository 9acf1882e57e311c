import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { startKindler } from '../__testUtils__/startKindler';
import { AvailabilityStore } from '../availability/AvailabilityStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('availability over the API', () => {
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    kindler = await startKindler(
      {
        kindler: {
          databases: [
            {
              name: 'orders',
              members: [{ name: 'a', address: '127.0.0.1:9' }],
            },
          ],
          gateways: [
            { name: 'edge', stats: { url: 'http://127.0.0.1:9/stats' } },
          ],
          routes: [
            {
              name: 'orders-rw',
              gateway: 'edge',
              proxy: 'orders_rw',
              intent: 'read-write',
              listener: { host: '127.0.0.1', port: 9 },
              targets: [{ name: 'orders', database: 'orders', servers: ['a'] }],
            },
          ],
        },
      },
      [mockServices.database.factory({ knex, migrations: { skip: false } })],
    );
    const to = Date.now() - 3_600_000;
    const from = to - 3_600_000;
    await new AvailabilityStore({ knex }).saveSpans([
      {
        id: 'another/1',
        route: 'orders-rw',
        database: 'orders',
        intent: 'read-write',
        state: 'served',
        from,
        to,
        sureFrom: from,
        sureTo: to,
      },
    ]);
  });

  afterAll(() => kindler.stop());

  it('is told of a cluster and of its routes', async () => {
    const { status, body } = await kindler.get(
      '/databases/orders/availability',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      database: 'orders',
      now: expect.any(String),
      windows: [{ days: 1 }, { days: 7 }, { days: 30 }, { days: 90 }],
      routes: [{ route: 'orders-rw', intent: 'read-write' }],
    });
    expect(body.windows[0].lookedMs).toBeGreaterThanOrEqual(3_600_000);
    const route = await kindler.get('/routes/orders-rw/availability');
    expect(route.body.item.windows).toHaveLength(4);
  });

  it.each([
    ['/databases/nobody/availability', 404],
    ['/routes/nobody/availability', 404],
    ['/routes/orders-rw/availability?days=1', 400],
  ])('answers %s with %d', async (path, status) => {
    expect((await kindler.get(path)).status).toBe(status);
  });
});

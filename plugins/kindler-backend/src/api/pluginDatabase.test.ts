import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { startKindler } from '../__testUtils__/startKindler';
import { operationOn } from '../service/__testUtils__/seedTenants';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a plugin database that cannot be used', () => {
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    const member = { name: 'a', address: '127.0.0.1:9' };
    kindler = await startKindler(
      { kindler: { databases: [{ name: 'orders', members: [member] }] } },
      [mockServices.database.factory({ knex, migrations: { skip: false } })],
    );
  });
  afterAll(() => kindler.stop());

  it('answers writes with 503 while it is read-only, and reads as ever', async () => {
    await knex('operations').insert(operationOn('database', 'orders'));
    await knex.raw('PRAGMA query_only = 1');
    const { status, headers, body } = await kindler.post(
      '/operations/database-orders/cancel',
    );
    expect(status).toBe(503);
    expect(headers['retry-after']).toBeDefined();
    expect(body.error).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/backend\.database.*takes no writes/),
    });
    expect((await kindler.get('/operations')).status).toBe(200);
    await knex.raw('PRAGMA query_only = 0');
  });

  it('answers with 503 while it is away, and what it does not need as ever', async () => {
    await knex.destroy();
    for (const path of ['/operations', '/operations/x', '/events']) {
      const { status, body } = await kindler.get(path);
      expect(status).toBe(503);
      expect(JSON.stringify(body)).not.toMatch(/select|from/i);
    }
    expect((await kindler.get('/databases/orders')).status).toBe(200);
  });
});

import { OldDatabases } from '../postgres/migrations/__testUtils__/OldDatabases';
import { EnvironmentTable } from './EnvironmentTable';

jest.setTimeout(180_000);

const SHOP = {
  name: 'shop',
  provider: 'k3d',
  operationId: 'first',
  details: { agents: 2, httpPort: 24080, subnet: '10.101.0.0/16' },
};

describe('records of environments', () => {
  let old: OldDatabases;

  beforeAll(async () => {
    old = await OldDatabases.open();
  });

  afterAll(async () => {
    await old?.close();
  });

  it('keep ports and networks where scripts look for them, and give each away once', async () => {
    await old.takeOver('', async (database, client) => {
      const table = new EnvironmentTable({
        database,
        connectionsOf: () => [],
      });
      expect(await table.insertCreating(SHOP)).toBe(true);
      expect(await table.insertCreating(SHOP)).toBe(true);
      const { rows } = await client.query(
        'SELECT details, http_port, subnet, node_port FROM clusters',
      );
      expect(rows).toEqual([
        {
          details: { agents: 2 },
          http_port: 24080,
          subnet: '10.101.0.0/16',
          node_port: null,
        },
      ]);
      await table.markChanging(SHOP, 'second');
      expect(await table.get('shop')).toMatchObject({ details: SHOP.details });

      for (const details of [
        { httpPort: 24080 },
        { subnet: '10.101.7.0/24' },
      ]) {
        const other = { ...SHOP, name: 'other', details };
        await expect(table.insertCreating(other)).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining('another environment’s'),
        });
      }
    });
  });
});

import type { JsonObject } from '@backstage/types';
import { waitFor } from '@kindler/lab';
import { OldDatabases } from '../postgres/migrations/__testUtils__/OldDatabases';
import { openTables } from './__testUtils__/openTables';

jest.setTimeout(180_000);

const SHOP = {
  name: 'shop',
  provider: 'host',
  operationId: 'first',
  details: {
    agents: 2,
    httpPort: 24080,
    httpsPort: 24180,
    subnet: '10.101.0.0/16',
  },
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
      const { allocator, table } = openTables(database);
      expect(await table.insertCreating(SHOP)).toEqual(SHOP.details);
      expect(await table.insertCreating(SHOP)).toEqual(SHOP.details);
      expect(
        await table.insertCreating({ ...SHOP, operationId: 'other' }),
      ).toBeUndefined();
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

      const known = { name: 'other', provider: 'host' };
      for (const [details, message] of [
        [{ httpPort: 24080 }, 'httpPort 24080 is taken by'],
        [{ httpsPort: 24080 }, 'httpsPort 24080 is taken by'],
        [{ apiPort: 24180 }, 'apiPort 24180 is taken by'],
        [
          { subnet: '10.101.7.0/24' },
          'subnet 10.101.7.0/24 overlaps 10.101.0.0/16',
        ],
        [{ subnet: '10.0.0.0/8' }, 'subnet 10.0.0.0/8 overlaps 10.101.0.0/16'],
      ] as const) {
        await expect(
          table.insertCreating({ ...known, operationId: 'third', details }),
        ).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining(`details.${message}`),
        });
        const asked = { ...known, details };
        await expect(
          allocator.refuseHeld(asked, ({ name }) => name === 'shop'),
        ).rejects.toThrow("environment 'shop';");
        await expect(allocator.refuseHeld(asked, () => false)).rejects.toThrow(
          'another environment;',
        );
      }
      expect(await table.get('other')).toBeUndefined();
    });
  });

  it('fill in what is left open, as long as there is any', async () => {
    await old.takeOver('', async (database, client) => {
      const { table } = openTables(database);
      await client.query(
        `INSERT INTO clusters (name, provider, http_port, subnet)
         VALUES ('scripted', 'k3d', 24000, '10.102.0.0/16')`,
      );
      const create = (name: string, details = {}) =>
        table.insertCreating({
          name,
          provider: 'host',
          operationId: name,
          details,
        });
      const given = await Promise.all(
        Array.from({ length: 9 }, (_, index) => create(`e-${index}`)),
      );
      const of = (field: string) => given.map(each => each?.[field]).sort();
      expect(of('httpPort')).toEqual(
        Array.from({ length: 9 }, (_, index) => 24001 + index),
      );
      expect(of('subnet')).toEqual(
        [101, 103, 104, 105, 106, 107, 108, 109, 110].map(
          part => `10.${part}.0.0/16`,
        ),
      );
      await expect(create('last')).rejects.toThrow(
        'details.subnet: none of 10.101.0.0/16-10.110.0.0/16 (kindler.environments.allocation.subnet) is free',
      );
      // One that is there keeps what it has and gets nothing.
      const scripted = await table.get('scripted');
      const { details } = scripted!;
      await table.markChanging(
        { name: 'scripted', provider: 'k3d', details: details as JsonObject },
        'x',
      );
      expect((await table.get('scripted'))?.details).toEqual(details);
      expect(await create('own', { subnet: '10.9.0.0/16' })).toMatchObject({
        subnet: '10.9.0.0/16',
        httpPort: 24010,
      });
    });
  });

  it('are not held up by a backend that was paused in its turn', async () => {
    await old.takeOver('', async (database, _client, name) => {
      const second = await old.start(name);
      const [paused, other] = [database, second].map(
        each => openTables(each, { turnMs: 900 }).allocator,
      );
      const wanted = { name: 'e', provider: 'host', details: { httpPort: 1 } };
      let begin: () => void;
      let goOn: () => void;
      const begun = new Promise<void>(resolve => {
        begin = resolve;
      });
      const pause = new Promise<void>(resolve => {
        goOn = resolve;
      });
      const late = paused.record(wanted, async query => {
        begin();
        await pause;
        return query('SELECT 1');
      });
      late.catch(() => {});
      await begun;
      await expect(other.record(wanted, async () => 1)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('loses its turn'),
      });
      await waitFor(
        'the next turn',
        () => other.record(wanted, async () => true).catch(() => undefined),
        { deadlineMs: 30_000 },
      );
      goOn!();
      await expect(late).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      await second.stop();
    });
  });

  it('are not marked for deletion by time where the time was put off', async () => {
    await old.takeOver('', async database => {
      const { table } = openTables(database);
      const put = (name: string, expiresAt: string) =>
        table.insertCreating({
          name,
          provider: 'host',
          operationId: name,
          expiresAt,
        });
      await put('later', '2099-01-01T00:00:00Z');
      await put('over', '2020-01-01T00:00:00Z');
      expect(await table.markDeleting('later', 'x', true)).toBe(false);
      expect((await table.get('later'))?.desired).toBe('running');
      expect(await table.markDeleting('over', 'x', true)).toBe(true);
      expect(await table.markDeleting('later', 'x')).toBe(true);
      expect((await table.get('later'))?.desired).toBe('absent');
    });
  });
});

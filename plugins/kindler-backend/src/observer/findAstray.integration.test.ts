import { waitFor } from '@kindler/lab';
import { readPooler } from '../pgbouncer';
import { PoolerConsole } from '../pgbouncer/PoolerConsole';
import { usePgbouncer } from '../pgbouncer/__testUtils__/usePgbouncer';
import { findAstray } from './findAstray';

jest.setTimeout(240_000);

describe('connections of a PgBouncer', () => {
  const stage = usePgbouncer();

  /** Closes the connections to the server. */
  async function reconnect() {
    const console = await PoolerConsole.open(stage.pooler, 5000);
    await console.reconnect();
    await waitFor(
      'no connection to the server',
      async () => {
        const { servers } = await readPooler(stage.pooler, 5000);
        return servers.length === 0 || undefined;
      },
      { deadlineMs: 30_000, everyMs: 20 },
    );
    await console.close();
  }

  it('are found at a replica', async () => {
    const leader = await stage.lab.leader();
    const { members, credentials } = stage.lab.state;
    const { host, port } = members.find(({ name }) => name !== leader)!;
    const there = members.findIndex(({ name }) => name === leader);
    const server = `pg${there + 1}`;
    const asked = {
      members,
      probe: {
        ...credentials.probe,
        database: 'postgres',
        tls: { key: 'databases[0].probe.tls' },
      },
      timeoutMs: 5000,
    };
    const client = await stage.connect();
    await client.query('SELECT 1');
    const find = async () =>
      findAstray(await readPooler(stage.pooler, 5000), asked);
    expect(await find()).toEqual([]);
    await stage.lab.moveServer('orders_rw', server, { host, port });
    await reconnect();
    await client.query('SELECT 1');
    await stage.lab.moveServer('orders_rw', server, members[there]);
    const replica = members.find(each => each.port === port)!.name;
    expect(await find()).toEqual([{ member: replica, connections: 1 }]);
    await reconnect();
    await client.query('SELECT 1');
    expect(await find()).toEqual([]);
  });
});

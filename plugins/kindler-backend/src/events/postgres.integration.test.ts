import { resolve } from 'node:path';
import { openLab, type Lab } from '@kindler/lab';
import createKnex, { type Knex } from 'knex';
import { itTellsOnce } from './__testUtils__/itTellsOnce';

jest.setTimeout(180_000);

describe('events on PostgreSQL', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let admin: Knex;
  const opened: Array<{ name: string; pools: Knex[] }> = [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    admin = connect('postgres');
  });

  afterAll(async () => {
    for (const { name, pools } of opened) {
      await Promise.all(pools.map(pool => pool.destroy()));
      await admin.raw('DROP DATABASE ?? WITH (FORCE)', [name]);
    }
    await admin?.destroy();
    await closeLab?.();
  });

  function connect(database: string): Knex {
    const { superuser } = lab.state.credentials;
    return createKnex({
      client: 'pg',
      connection: {
        ...lab.state.gateway.listeners.platform_rw,
        ...superuser,
        database,
      },
    });
  }

  itTellsOnce(async () => {
    const name = `events_${Date.now()}`;
    await admin.raw('CREATE DATABASE ??', [name]);
    const pools: [Knex, Knex] = [connect(name), connect(name)];
    opened.push({ name, pools });
    await pools[0].migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    return pools;
  });
});

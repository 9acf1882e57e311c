import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { Client } from 'pg';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { startWriter } from './__testUtils__/startWriter';

jest.setTimeout(600_000);

const SHOP = `shop_${Date.now().toString(36)}`;
const ROLE = `${SHOP}_app`;
const REASON = 'a drill';

describe('a migration to another server', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  async function query(
    side: 'orders' | 'archive',
    database: string,
    sql: string,
  ) {
    const { credentials, gateway, archive } = lab.state;
    const client = new Client(
      side === 'orders'
        ? {
            ...gateway.listeners.platform_rw,
            ...credentials.superuser,
            database,
          }
        : {
            host: archive.host,
            port: archive.port,
            ...credentials.archiveSuperuser,
            database,
          },
    );
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const request = { target: 'archive', databases: [SHOP], reason: REASON };

  const waiting = (id: string, step: string): Promise<Operation> =>
    waitFor(
      `the operation to wait in ${step}`,
      async () => {
        const { body } = await kindler.get(`/operations/${id}`);
        const { status, steps, error } = body.item as Operation;
        if (['failed', 'cancelled', 'succeeded'].includes(status)) {
          throw new Error(`${status}: ${error}`);
        }
        const now = steps.find(each => each.status === 'waiting');
        return now?.id === step ? body.item : undefined;
      },
      { deadlineMs: 120_000 },
    );

  async function begin(): Promise<string> {
    const { status, body } = await waitFor(
      'the migration to be taken',
      async () => {
        const answer = await kindler.post('/routes/orders-rw/migrate', request);
        return answer.status === 202 ? answer : undefined;
      },
      { deadlineMs: 60_000 },
    );
    expect(status).toBe(202);
    return body.item.id;
  }

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const config = labConfig(lab);
    const { superuser } = lab.state.credentials;
    const name = '"kindler_migration"';
    // One role on both servers, as a configuration needs it.
    for (const side of ['orders', 'archive'] as const) {
      await query(side, 'postgres', `DROP ROLE IF EXISTS ${name}`);
      await query(
        side,
        'postgres',
        `CREATE ROLE ${name} SUPERUSER LOGIN PASSWORD '${superuser.password}'`,
      );
    }
    const routes = config.kindler.routes as Array<Record<string, unknown>>;
    routes.find(route => route.name === 'orders-rw')!.migration = {
      user: 'kindler_migration',
      password: superuser.password,
    };
    kindler = await startKindler(config);
    await query('orders', 'postgres', `CREATE ROLE ${ROLE} LOGIN PASSWORD 'x'`);
    await query('orders', 'postgres', `CREATE DATABASE ${SHOP} OWNER ${ROLE}`);
    await query(
      'orders',
      'postgres',
      `REVOKE ALL ON DATABASE ${SHOP} FROM PUBLIC`,
    );
    await query(
      'orders',
      SHOP,
      `SET ROLE ${ROLE};
       CREATE TABLE written (id bigint PRIMARY KEY);
       CREATE TABLE keyless (v float8, at timestamptz, b bytea);
       INSERT INTO keyless SELECT random(), now(), '\\x01ff' FROM generate_series(1, 3000);
       INSERT INTO keyless SELECT * FROM keyless;
       CREATE SEQUENCE numbers; SELECT nextval('numbers');
       CREATE VIEW seen AS SELECT count(*) FROM written`,
    );
  });

  afterAll(async () => {
    await kindler?.stop();
    for (const side of ['orders', 'archive'] as const) {
      for (const sql of [
        `DROP DATABASE IF EXISTS ${SHOP} WITH (FORCE)`,
        `DROP ROLE IF EXISTS ${ROLE}`,
        'DROP ROLE IF EXISTS kindler_migration',
      ]) {
        await query(side, 'postgres', sql);
      }
    }
    await closeLab?.();
  });

  it('says before what it would do, and changes nothing', async () => {
    const { body } = await waitFor(
      'the plan to be possible',
      async () => {
        const answer = await kindler.post('/routes/orders-rw/migrate', {
          ...request,
          dryRun: true,
        });
        return answer.body.possible ? answer : undefined;
      },
      { deadlineMs: 60_000 },
    );
    expect(body).toMatchObject({
      to: 'archive',
      databases: [{ name: SHOP, tables: 2 }],
    });
    const missing = await kindler.post('/routes/orders-rw/migrate', {
      ...request,
      databases: ['nobodys'],
    });
    expect(missing.status).toBe(409);
    expect(missing.body.error.message).toContain('nobodys');
  });

  it('leaves nothing behind when it is cancelled before the go', async () => {
    const id = await begin();
    await waiting(id, 'go');
    await kindler.post(`/operations/${id}/cancel`);
    expect(await kindler.ended(id)).toMatchObject({ status: 'cancelled' });
    expect(
      await query('archive', 'postgres', 'SELECT datname FROM pg_database'),
    ).not.toContainEqual({ datname: SHOP });
  });

  it('loses no acknowledged write, and keeps the way back open until it is confirmed', async () => {
    const id = await begin();
    await waiting(id, 'go');
    const writer = startWriter({
      ...lab.state.gateway.listeners.orders_rw,
      ...{ database: SHOP, user: ROLE, password: 'x' },
    });
    await writer.wrote(20);
    await kindler.post(`/operations/${id}/resume`);
    await waiting(id, 'confirm');
    await writer.wrote(20);
    const acknowledged = await writer.stop();
    const rows = await query('archive', SHOP, 'SELECT id::int FROM written');
    const there = new Set(rows.map(row => row.id));
    expect(acknowledged.filter(each => !there.has(each))).toEqual([]);
    // Nobody wrote to the source meanwhile.
    const before = await query('orders', SHOP, 'SELECT id::int FROM written');
    expect(before.length).toBeLessThan(acknowledged.length);
    await expect(
      query('orders', SHOP, 'INSERT INTO written VALUES (-1)'),
    ).rejects.toThrow('read-only');
    expect(
      await query(
        'archive',
        SHOP,
        `SELECT tableowner AS owner FROM pg_tables WHERE tablename = 'keyless'`,
      ),
    ).toEqual([{ owner: ROLE }]);
    await kindler.post(`/operations/${id}/resume`);
    expect(await kindler.ended(id)).toMatchObject({
      status: 'succeeded',
      result: { from: 'orders', to: 'archive', compared: 3 },
    });
  });

  it('leads the route back when it is cancelled, and keeps what was written', async () => {
    await lab.heal();
    const back = await waitFor(
      'the route to lead back',
      async () => {
        const answer = await kindler.post('/routes/orders-rw/switch', {
          target: 'orders',
          migration: true,
          reason: REASON,
        });
        return answer.status === 202 || answer.status === 409
          ? answer
          : undefined;
      },
      { deadlineMs: 60_000 },
    );
    await (back.status === 202 && kindler.ended(back.body.item.id));
    await query('archive', 'postgres', `DROP DATABASE ${SHOP} WITH (FORCE)`);
    await query(
      'orders',
      'postgres',
      `ALTER DATABASE ${SHOP} RESET default_transaction_read_only`,
    );
    const id = await begin();
    await waiting(id, 'go');
    await kindler.post(`/operations/${id}/resume`);
    await waiting(id, 'confirm');
    await query('archive', SHOP, 'INSERT INTO written VALUES (-2)');
    await kindler.post(`/operations/${id}/cancel`);
    const ended = await kindler.ended(id);
    expect(ended.status).toBe('cancelled');
    expect(ended.error).toContain(`Clients may have written to ${SHOP}`);
    await query('orders', SHOP, 'INSERT INTO written VALUES (-3)');
    expect(
      await query('archive', SHOP, 'SELECT id::int FROM written WHERE id = -2'),
    ).toEqual([{ id: -2 }]);
    const { body } = await kindler.get('/routes/orders-rw');
    expect(body.item.activeTarget).toBe('orders');
  });
});

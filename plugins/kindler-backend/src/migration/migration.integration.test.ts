import { waitFor } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { startWriter } from './__testUtils__/startWriter';
import { REASON, ROLE, SHOP, useMigration } from './__testUtils__/useMigration';

jest.setTimeout(600_000);

describe('a migration to another server', () => {
  const here = useMigration();
  const { place, query, request, waiting, begin } = here;

  it('says before what it would do, and changes nothing', async () => {
    const { body } = await waitFor(
      'the plan to be possible',
      async () => {
        const answer = await here.kindler.post('/routes/orders-rw/migrate', {
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
    const missing = await here.kindler.post('/routes/orders-rw/migrate', {
      ...request,
      databases: ['nobodys'],
    });
    expect(missing.status).toBe(409);
    expect(missing.body.error.message).toContain('nobodys');
  });

  it('leaves nothing behind when it is cancelled before the go', async () => {
    const id = await begin();
    await waiting(id, 'go');
    await here.kindler.post(`/operations/${id}/cancel`);
    expect(await here.kindler.ended(id)).toMatchObject({ status: 'cancelled' });
    expect(
      await query('archive', 'postgres', 'SELECT datname FROM pg_database'),
    ).not.toContainEqual({ datname: SHOP });
  });

  it('loses no acknowledged write, and keeps the way back open until it is confirmed', async () => {
    const id = await begin();
    await waiting(id, 'go');
    const writer = startWriter({
      ...here.lab.state.gateway.listeners.orders_rw,
      ...{ database: SHOP, user: ROLE, password: 'x' },
    });
    await writer.wrote(20);
    await here.kindler.post(`/operations/${id}/resume`);
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
    await here.kindler.post(`/operations/${id}/resume`);
    expect(await here.kindler.ended(id)).toMatchObject({
      status: 'succeeded',
      result: { from: 'orders', to: 'archive', compared: 3 },
    });
  });

  it('leads the route back when it is cancelled, and keeps what was written', async () => {
    await here.lab.heal();
    const back = await waitFor(
      'the route to lead back',
      async () => {
        const answer = await here.kindler.post('/routes/orders-rw/switch', {
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
    await (back.status === 202 && here.kindler.ended(back.body.item.id));
    await query('archive', 'postgres', `DROP DATABASE ${SHOP} WITH (FORCE)`);
    await query(
      'orders',
      'postgres',
      `ALTER DATABASE ${SHOP} RESET default_transaction_read_only;
       ALTER DATABASE ${SHOP} CONNECTION LIMIT -1`,
    );
    const id = await begin();
    await waiting(id, 'go');
    await here.kindler.post(`/operations/${id}/resume`);
    await waiting(id, 'confirm');
    await query('archive', SHOP, 'INSERT INTO written VALUES (-2)');
    await here.kindler.post(`/operations/${id}/cancel`);
    const ended = await here.kindler.ended(id);
    expect(ended.status).toBe('cancelled');
    expect(ended.error).toContain(`Clients may have written to ${SHOP}`);
    await query('orders', SHOP, 'INSERT INTO written VALUES (-3)');
    expect(
      await query('archive', SHOP, 'SELECT id::int FROM written WHERE id = -2'),
    ).toEqual([{ id: -2 }]);
    const { body } = await here.kindler.get('/routes/orders-rw');
    expect(body.item.activeTarget).toBe('orders');
  });

  it('ends well after kill -9 in the middle of the copy', async () => {
    await query('archive', 'postgres', `DROP DATABASE ${SHOP} WITH (FORCE)`);
    const backend = await BackendProcess.create(here.lab, here.config.kindler);
    const reached = async (id: string, step: string) => {
      await waitFor(
        `the operation to wait in ${step}`,
        async () => {
          const { body } = await backend.call('GET', `/operations/${id}`);
          const { steps } = body.item as Operation;
          const isThere = steps.some(
            each => each.id === step && each.status === 'waiting',
          );
          return isThere || undefined;
        },
        { deadlineMs: 120_000 },
      );
      await backend.call('POST', `/operations/${id}/resume`);
    };
    try {
      place.tell('pg_dump', 'hold');
      await backend.start();
      const { id } = await backend.taken('/routes/orders-rw/migrate', request);
      await reached(id, 'go');
      await place.standing('pg_dump');
      await backend.kill();
      place.tell('pg_dump', 'hold', false);
      await backend.start();
      await reached(id, 'confirm');
      await waitFor(
        'the operation to succeed',
        async () => {
          const { body } = await backend.call('GET', `/operations/${id}`);
          return body.item.status === 'succeeded' || undefined;
        },
        { deadlineMs: 60_000 },
      );
    } finally {
      backend.remove();
    }
    const [source, target] = await Promise.all(
      (['orders', 'archive'] as const).map(side =>
        query(side, SHOP, 'SELECT count(*)::int FROM written'),
      ),
    );
    expect(target).toEqual(source);
    const databases = await query(
      'archive',
      'postgres',
      `SELECT datname FROM pg_database WHERE datname ~ '^kindler_migration'`,
    );
    expect(databases).toEqual([]);
  });
});

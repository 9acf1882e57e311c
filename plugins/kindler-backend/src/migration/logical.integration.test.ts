import { waitFor } from '@kindler/lab';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { startWriter } from './__testUtils__/startWriter';
import { ROLE, SHOP, useMigration } from './__testUtils__/useMigration';

jest.setTimeout(600_000);

describe('a migration by replication', () => {
  const here = useMigration();
  const { place, query, request, waiting, begin, leftBehind } = here;

  it('is refused where rows could not be found again', async () => {
    const { body } = await here.kindler.post('/routes/orders-rw/migrate', {
      ...request,
      method: 'logical',
      dryRun: true,
    });
    expect(body.possible).toBe(false);
    expect(body.checks).toContainEqual(
      expect.objectContaining({
        name: 'replica-identity',
        ok: false,
        message: expect.objectContaining({
          params: { tables: `${SHOP}: public.keyless` },
        }),
      }),
    );
  });

  it('leaves no slot behind when it is cancelled', async () => {
    await query('orders', SHOP, 'ALTER TABLE keyless REPLICA IDENTITY FULL');
    const id = await begin('logical');
    const { steps } = await waiting(id, 'go');
    expect(steps.map(step => [step.id, step.status]).slice(0, 2)).toEqual([
      ['replicate', 'done'],
      ['follow', 'done'],
    ]);
    await here.kindler.post(`/operations/${id}/cancel`);
    const { status, error } = await here.kindler.ended(id);
    expect(status).toBe('cancelled');
    expect(error).toContain(`Roles that were made at the target stay: ${ROLE}`);
    expect(await leftBehind()).toEqual([]);
  });

  it('loses no acknowledged write, though kill -9 meets it while it catches up', async () => {
    const backend = await BackendProcess.create(here.lab, here.config.kindler);
    const writer = startWriter({
      ...here.lab.state.gateway.listeners.orders_rw,
      ...{ database: SHOP, user: ROLE, password: 'x' },
    });
    const reached = async (id: string, step: string) => {
      const operation = await waitFor(
        `the operation to wait in ${step}, or to end`,
        async () => {
          const { item } = (await backend.call('GET', `/operations/${id}`))
            .body;
          const now = item.steps.find(
            (each: { status: string }) => each.status === 'waiting',
          );
          return now?.id === step || item.finishedAt ? item : undefined;
        },
        { deadlineMs: 120_000 },
      );
      expect(operation).toMatchObject({ status: 'waiting' });
    };
    try {
      await backend.start();
      const { id } = await backend.taken('/routes/orders-rw/migrate', {
        ...request,
        method: 'logical',
      });
      await reached(id, 'go');
      await writer.wrote(20);
      place.tell('pg_dump', 'hold');
      await backend.call('POST', `/operations/${id}/resume`);
      await place.standing('pg_dump');
      await backend.kill();
      place.tell('pg_dump', 'hold', false);
      await backend.start();
      await reached(id, 'confirm');
      await writer.wrote(20);
      const acknowledged = await writer.stop();
      const rows = await query('archive', SHOP, 'SELECT id::int FROM written');
      const there = new Set(rows.map(row => row.id));
      expect(acknowledged.filter(each => !there.has(each))).toEqual([]);
      expect(
        await query('archive', SHOP, 'SELECT last_value FROM numbers'),
      ).toEqual([{ last_value: '1' }]);
      expect(
        await query(
          'archive',
          SHOP,
          `SELECT DISTINCT tableowner AS owner FROM pg_tables
            WHERE schemaname = 'public'`,
        ),
      ).toEqual([{ owner: ROLE }]);
      expect(await leftBehind()).toEqual([]);
      await backend.call('POST', `/operations/${id}/resume`);
      await waitFor(
        'the operation to succeed',
        async () => {
          const { body } = await backend.call('GET', `/operations/${id}`);
          return body.item.status === 'succeeded' || undefined;
        },
        { deadlineMs: 60_000 },
      );
    } finally {
      await writer.stop();
      backend.remove();
    }
  });
});

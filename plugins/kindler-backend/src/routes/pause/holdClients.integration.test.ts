import { waitFor, type FurtherPgbouncer } from '@kindler/lab';
import { Client } from 'pg';
import type { PoolerConfig } from '../../config';
import { isPaused, readPooler } from '../../pgbouncer';
import { usePgbouncer } from '../../pgbouncer/__testUtils__/usePgbouncer';
import { endPauses } from './endPauses';
import { holdClients } from './holdClients';
import { pausablePoolers } from './pausablePoolers';

jest.setTimeout(240_000);

describe('several PgBouncers of one route', () => {
  const stage = usePgbouncer();
  const further: FurtherPgbouncer[] = [];
  const clients: Client[] = [];
  const lines: string[] = [];
  const log = async (message: unknown) => {
    lines.push(JSON.stringify(message));
  };

  const targetOf = ({
    host,
    port,
    database,
  }: Omit<FurtherPgbouncer, 'stop'>): PoolerConfig => ({
    host,
    port,
    database,
    ...stage.lab.state.credentials.pooler,
    tls: { key: 'tls' },
  });
  const usual = () => targetOf(stage.lab.state.pgbouncer);

  async function startFurther(
    settings?: Record<string, string>,
  ): Promise<PoolerConfig> {
    const started = await stage.lab.startFurtherPgbouncer(settings);
    further.push(started);
    return targetOf(started);
  }

  async function connectTo({ host, port }: PoolerConfig): Promise<Client> {
    const client = new Client({
      host,
      port,
      ...stage.lab.state.credentials.superuser,
      database: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    clients.push(client);
    await client.query('SELECT 1');
    return client;
  }

  const untilOneWaits = (pooler: PoolerConfig) =>
    waitFor(
      'a client that waits',
      async () =>
        (await readPooler(pooler, 5000)).clients.waiting === 1 || undefined,
      { deadlineMs: 10_000, everyMs: 20 },
    );

  afterEach(async () => {
    lines.length = 0;
    await Promise.all(clients.splice(0).map(client => client.end()));
    await Promise.all(further.splice(0).map(each => each.stop()));
  });

  it('hold the clients of all, and let all go on', async () => {
    const poolers = [usual(), await startFurther()];
    const connected = await Promise.all(poolers.map(connectTo));
    const held = await holdClients(poolers, log);
    expect(held.count).toBe(2);
    const answers = connected.map(client => client.query('SELECT 1 AS one'));
    await Promise.all(poolers.map(untilOneWaits));
    expect(await held.release()).toEqual(expect.any(Number));
    for (const { rows } of await Promise.all(answers)) {
      expect(rows).toEqual([{ one: 1 }]);
    }
    expect(await Promise.all(poolers.map(isPaused))).toEqual([false, false]);
  });

  it('go on without one where a transaction stays open, which serves its clients', async () => {
    const stuck = await startFurther();
    const poolers = [usual(), stuck];
    const busy = await connectTo(stuck);
    await busy.query('BEGIN');
    const other = await connectTo(stuck);
    const held = await holdClients(poolers, log);
    expect(held.count).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/pause-left/)]);
    expect((await other.query('SELECT 1')).rowCount).toBe(1);
    expect(await isPaused(stage.pooler)).toBe(true);
    await busy.query('COMMIT');
    await held.release();
    expect(await Promise.all(poolers.map(isPaused))).toEqual([false, false]);
  });

  it('let clients go on after a pause that a dead backend left, though one pooler is gone, too', async () => {
    const gone = await startFurther();
    const poolers = [usual(), gone];
    const held = await holdClients(poolers, log);
    await further.pop()!.stop();
    await waitFor(
      'the pauses to end',
      async () => endPauses(poolers).then(() => true),
      { deadlineMs: 30_000 },
    );
    expect(await isPaused(stage.pooler)).toBe(false);
    await held.release();
  });

  it('hold nobody in session pooling, where a pause would last until clients leave', async () => {
    const session = await startFurther({ pool_mode: 'session' });
    const { poolers, notes } = await pausablePoolers({
      poolers: [usual(), session],
    });
    expect(poolers).toEqual([usual()]);
    expect(JSON.stringify(notes)).toContain('pause-session');
    const client = await connectTo(session);
    await client.query('CREATE TEMP TABLE kept ()');
    const held = await holdClients(poolers, log);
    expect((await client.query('SELECT count(*) FROM kept')).rowCount).toBe(1);
    await held.release();
  });
});

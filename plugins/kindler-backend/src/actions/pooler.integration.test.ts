import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { TABLE, Writers } from '../../bench/routes/Writers';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { isPaused, PoolerPause, type PoolerTarget } from '../pgbouncer';

jest.setTimeout(600_000);

/** What writers see that wait, and do not fail. */
const UNHARMED = { failedTransactions: 0, failedConnections: 0, lost: 0 };

describe('moves behind a PgBouncer', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let backend: BackendProcess;
  let pooler: PoolerTarget;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    await lab.startPgbouncer();
    const { host, port, database } = lab.state.pgbouncer;
    pooler = { host, port, database, ...lab.state.credentials.pooler };
    backend = await BackendProcess.create(lab);
    await backend.start();
  });

  afterAll(async () => {
    backend?.remove();
    await lab?.stopPgbouncer();
    await closeLab?.();
  });

  async function startWriters(): Promise<Writers> {
    await lab.waitHealthy();
    const { host, port } = lab.state.pgbouncer;
    const writers = new Writers({
      host,
      port,
      ...lab.state.credentials.superuser,
      database: 'postgres',
    });
    await writers.start();
    await waitFor('writes', () => writers.acknowledged > 100 || undefined, {
      deadlineMs: 30_000,
    });
    return writers;
  }

  const switchover = () =>
    backend.taken('/databases/orders/switchover', { reason: 'a test' });

  async function writesGoOn(writers: Writers) {
    const before = writers.acknowledged;
    await waitFor(
      'writes to go on',
      () => writers.acknowledged > before + 100 || undefined,
      { deadlineMs: 60_000 },
    );
  }

  it('are followed by a trace from the pooler on, which says where it breaks', async () => {
    const trace = async () =>
      (await backend.call('GET', '/routes/orders-rw/trace')).body;
    await waitFor(
      'a route that is ok',
      async () => (await trace()).verdict === 'ok' || undefined,
      { deadlineMs: 60_000 },
    );
    const pause = await PoolerPause.begin(pooler, {
      grantMs: 10_000,
      longestMs: 60_000,
    });
    const { hops, ...broken } = await trace();
    const { id } = await backend.taken('/routes/orders-rw/pooler', {
      action: 'resume',
      reason: 'a test',
    });
    expect((await backend.ended(id)).status).toBe('succeeded');
    expect(await isPaused(pooler)).toBe(false);
    await pause.end();
    const anew = await backend.taken('/routes/orders-rw/pooler', {
      action: 'reconnect',
      reason: 'a test',
    });
    expect(await backend.ended(anew.id)).toMatchObject({
      status: 'succeeded',
      steps: [{ message: expect.stringMatching(/No connection of before/) }],
    });
    expect(hops[0]).toMatchObject({
      kind: 'pooler',
      message: { code: 'trace-pooler-paused' },
    });
    expect(broken).toMatchObject({ verdict: 'critical', breaksAt: 'pooler' });
    await lab.stopPgbouncer();
    expect(await trace()).toMatchObject({
      breaksAt: 'pooler',
      hops: [
        {
          fault: {
            kind: 'refused',
            source: expect.stringMatching(/^pgbouncer:/),
          },
        },
        {},
        {},
        {},
        {},
        {},
      ],
    });
    await lab.startPgbouncer();
  });

  it('fail no transaction of twenty writers in a switchover', async () => {
    const writers = await startWriters();
    const from = await lab.leader();
    const { body: plan } = await backend.call(
      'POST',
      '/databases/orders/switchover',
      { reason: 'a test', dryRun: true },
    );
    expect(JSON.stringify(plan.effects)).toContain('effect-held');
    const { id } = await switchover();
    const operation = await backend.ended(id);
    await writesGoOn(writers);
    const seen = await writers.stop();
    expect(operation).toMatchObject({
      status: 'succeeded',
      result: { from, heldMs: expect.any(Number) },
    });
    expect(seen).toMatchObject(UNHARMED);
    expect(seen.acknowledged).toBeGreaterThan(200);
    expect(await isPaused(pooler)).toBe(false);
  });

  it('fail no transaction of twenty writers in a switch to another server, and back', async () => {
    const { archive, credentials } = lab.state;
    const there = new Client({
      host: archive.host,
      port: archive.port,
      ...credentials.archiveSuperuser,
      database: 'postgres',
    });
    await there.connect();
    // PgBouncer has one password for each role, and the servers of the lab have different ones.
    const setPassword = ({ password }: { password: string }) =>
      there.query(
        `ALTER ROLE postgres PASSWORD ${there.escapeLiteral(password)}`,
      );
    const writers = await startWriters();
    const move = async (target: string) => {
      const { id } = await backend.taken('/routes/orders-rw/switch', {
        target,
        migration: true,
        reason: 'a test',
      });
      return backend.ended(id);
    };
    await setPassword(credentials.superuser);
    await there.query(`CREATE TABLE ${TABLE} (id uuid PRIMARY KEY)`);
    const moved = await move('archive');
    await writesGoOn(writers);
    const back = await move('orders');
    const { rows } = await there.query(`SELECT id FROM ${TABLE}`);
    const seen = await writers.stop(rows.map(({ id }) => id));
    await there.query(`DROP TABLE ${TABLE}`);
    await setPassword(credentials.archiveSuperuser);
    await there.end();
    for (const operation of [moved, back]) {
      expect(operation).toMatchObject({
        status: 'succeeded',
        result: { heldMs: expect.any(Number), gapMs: expect.any(Number) },
      });
    }
    expect(rows.length).toBeGreaterThan(100);
    expect(seen).toMatchObject(UNHARMED);
    expect(await isPaused(pooler)).toBe(false);
    const { body } = await backend.call('GET', '/routes/orders-rw');
    expect(body.item.lastSwitch).toMatchObject({
      to: 'orders',
      heldMs: expect.any(Number),
    });
  });

  it('leave nobody waiting when the backend is killed in a switchover', async () => {
    const writers = await startWriters();
    const { id } = await switchover();
    await waitFor(
      'the pause',
      async () => (await isPaused(pooler)) || undefined,
      {
        deadlineMs: 60_000,
        everyMs: 5,
      },
    );
    await backend.kill();
    await backend.start();
    const operation = await backend.ended(id);
    expect(operation.status).toBe('succeeded');
    expect(await isPaused(pooler)).toBe(false);
    await writesGoOn(writers);
    expect((await writers.stop()).lost).toBe(0);
  });
});

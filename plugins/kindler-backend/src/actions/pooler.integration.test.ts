import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Writers } from '../../bench/routes/Writers';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { isPaused, type PoolerTarget } from '../pgbouncer';

jest.setTimeout(600_000);

/** What writers see that wait, and do not fail. */
const UNHARMED = { failedTransactions: 0, failedConnections: 0, lost: 0 };

describe('a switchover behind a PgBouncer', () => {
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

  it('fails no transaction of twenty writers', async () => {
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

  it('leaves nobody waiting when its backend is killed meanwhile', async () => {
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

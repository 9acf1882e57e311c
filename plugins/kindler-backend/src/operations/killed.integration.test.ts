import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier } from 'pg';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { connectOnce } from '../postgres';

jest.setTimeout(1_200_000);

describe('a backend that is killed in the middle of operations', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let backend: BackendProcess;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    backend = await BackendProcess.create(lab);
  });

  afterAll(async () => {
    backend?.remove();
    await closeLab?.();
  });

  const answers = (method: string, path: string, wanted: number) =>
    waitFor(
      `${method} ${path} to answer ${wanted}`,
      async () => {
        const { status } = await backend.call(method, path);
        return status === wanted ? true : undefined;
      },
      { deadlineMs: 30_000 },
    );

  it('finishes a creation, a switch and a deletion whatever step it was killed in', async () => {
    await backend.start();
    const run = Date.now().toString(36);
    const met: string[] = [];
    const survive = async (
      answer: { status: number; body: { item: Operation } },
      index: number,
    ) => {
      expect(answer).toMatchObject({ status: 202 });
      const ended = await backend.endedAfterKill(answer.body.item.id, index);
      expect(ended.operation).toMatchObject({ status: 'succeeded' });
      met.push(ended.met);
    };

    for (const index of [0, 1, 2, 3]) {
      const wanted = { name: `killed-${run}-${index}`, provider: 'database' };
      await survive(await backend.call('POST', '/environments', wanted), index);
      await answers('POST', `/environments/${wanted.name}/credentials`, 200);
      await survive(
        await backend.call('DELETE', `/environments/${wanted.name}`),
        index,
      );
      await answers('GET', `/environments/${wanted.name}`, 404);
    }
    for (const [index, target] of ['archive', 'orders', 'archive'].entries()) {
      const request = { target, reason: 'a drill', migration: true };
      await survive(
        await backend.call('POST', '/routes/orders-rw/switch', request),
        index,
      );
      const { body } = await backend.call('GET', '/routes/orders-rw/trace');
      expect(body).toMatchObject({ verdict: 'ok' });
    }
    // A drill in which every kill came too late would prove nothing.
    expect(met.filter(status => status === 'running').length).toBeGreaterThan(
      met.length / 2,
    );
    await backend.kill();
  });
});

describe('two backends over one plugin database on PostgreSQL', () => {
  const prefix = `kindler_killed_${Date.now().toString(36)}_`;
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let backends: BackendProcess[] = [];

  const admin = () => ({
    ...lab.state.gateway.listeners.platform_rw,
    ...lab.state.credentials.superuser,
  });

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const database = { client: 'pg', prefix, connection: admin() };
    backends = await Promise.all(
      [1, 2].map(() => BackendProcess.create(lab, undefined, database)),
    );
  });

  afterAll(async () => {
    backends.forEach(backend => backend.remove());
    await connectOnce(
      { ...admin(), database: 'postgres', timeoutMs: 10_000 },
      async client => {
        const { rows } = await client.query(
          'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
          [prefix],
        );
        for (const { datname } of rows) {
          const id = escapeIdentifier(datname);
          await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
        }
      },
    );
    await closeLab?.();
  });

  it('ends once whatever one of them is killed in', async () => {
    const [first, second] = backends;
    await first.start();
    await second.start();
    for (const [index, [dying, staying]] of [
      [first, second],
      [second, first],
      [first, second],
    ].entries()) {
      const wanted = { name: `shared-${index}`, provider: 'database' };
      const { id } = await dying.taken('/environments', wanted);
      await dying.killInStep(id, index);
      const created = await staying.ended(id);
      expect(created).toMatchObject({ status: 'succeeded' });
      const { status } = await staying.call(
        'POST',
        `/environments/${wanted.name}/credentials`,
      );
      expect(status).toBe(200);
      const removed = await staying.call(
        'DELETE',
        `/environments/${wanted.name}`,
      );
      expect(await staying.ended(removed.body.item.id)).toMatchObject({
        status: 'succeeded',
      });
      await dying.start();
    }
  });
});

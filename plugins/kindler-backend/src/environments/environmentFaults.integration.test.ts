import { waitFor } from '@kindler/lab';
import type { ClientBase } from 'pg';
import { KeptConnections } from '../postgres';
import { useEnvironments } from './__testUtils__/useEnvironments';

jest.setTimeout(240_000);

describe('environments on a real cluster', () => {
  const stage = useEnvironments();
  const { logs, connect } = stage;

  it('never takes a role or database that it did not make', async () => {
    const taken = await stage.kindler.post('/environments', {
      name: stage.lab.state.credentials.probe.user.replace('_', '-'),
      provider: 'database',
    });
    expect(taken.status).toBe(202);
    await stage.kindler.ended(taken.body.item.id);
    await stage.kindler.carryOut(() =>
      stage.kindler.remove(`/environments/${taken.body.item.subject.name}`),
    );

    const { superuser } = stage.lab.state.credentials;
    const { platform_rw: listener } = stage.lab.state.gateway.listeners;
    const admin = await connect({
      ...listener,
      ...superuser,
      database: 'postgres',
    });
    await admin.query('CREATE ROLE precious');
    try {
      const refused = await stage.kindler.post('/environments', {
        name: 'precious',
        provider: 'database',
      });
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toMatch(/not made by Kindler/);
      await admin.query('CREATE DATABASE treasure');
      const kept = await stage.kindler.post('/environments', {
        name: 'treasure',
        provider: 'database',
      });
      expect([kept.status, kept.body.error.fields]).toMatchObject([
        409,
        [{ field: 'name' }],
      ]);
    } finally {
      await admin.query('DROP DATABASE IF EXISTS treasure');
      await admin.query('DROP ROLE precious');
      await admin.end();
    }
  });

  it.each([
    [{ provider: 'database' }, /name/],
    [{ name: 'a', provider: 'oracle' }, /provider/],
    [{ name: 'a', provider: 'k3d' }, /provider 'k3d'/],
    [
      { name: 'a', provider: 'database', size: 's' },
      /size is an unknown field/,
    ],
    [{ name: 'postgres', provider: 'database' }, /reserved/],
    [{ name: 'template0', provider: 'database' }, /reserved/],
    [{ name: 'devops', provider: 'database' }, /reserved/],
    [{ name: 'none', provider: 'database' }, /name 'none' is reserved/],
    [{ name: 'Shop', provider: 'database' }, /name must match/],
    [{ name: 'shop_1', provider: 'database' }, /name must match/],
    [{ name: 'a'.repeat(64), provider: 'database' }, /name/],
    [{ name: '"; drop', provider: 'database' }, /name must match/],
    [{ name: 5, provider: 'database' }, /name must be string/],
    [{ name: 'a', provider: 'database', title: 'a\u0000' }, /title/],
    [{ name: 'a', provider: 'database', owner: 'not a ref' }, /owner/],
    [{ name: 'a', provider: 'database', owner: '..' }, /owner/],
    [{ name: 'a', provider: 'database', owner: 'x:y' }, /owner/],
    [{ name: 'a', provider: 'database', owner: 'user:-/a' }, /owner/],
    [[], /object/],
  ])('refuses %j with a 400 that names the field', async (body, message) => {
    const answer = await stage.kindler.post('/environments', body as object);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });

  it('keeps a few connections, and takes back what one had begun that was cut or left open', async () => {
    const { superuser } = stage.lab.state.credentials;
    const kept = new KeptConnections(
      {
        ...stage.lab.state.gateway.listeners.platform_rw,
        ...superuser,
        database: 'postgres',
        timeoutMs: 10_000,
      },
      2,
    );
    const pidOf = (client: ClientBase) =>
      client
        .query('SELECT pg_backend_pid() AS pid')
        .then(({ rows }) => rows[0].pid as number);
    const pids = await Promise.all(
      Array.from({ length: 6 }, () => kept.use(pidOf)),
    );
    expect(new Set(pids).size).toBeLessThanOrEqual(2);

    const cut = kept.use(async client => {
      const pid = await pidOf(client);
      await client.query('BEGIN; CREATE ROLE half_done');
      await kept.use(other =>
        other.query('SELECT pg_terminate_backend($1)', [pid]),
      );
      await client.query('COMMIT');
    });
    await expect(cut).rejects.toThrow();
    await kept.use(client => client.query('BEGIN; CREATE ROLE half_done'));
    const isThere = await waitFor(
      'the role to be taken back',
      () =>
        kept.use(async client => {
          await client.query('CREATE ROLE half_done; DROP ROLE half_done');
          return true;
        }),
      { deadlineMs: 30_000 },
    );
    expect(isThere).toBe(true);
  });

  it('reads what it last knew while HAProxy is away, refuses writes, and recovers by itself', async () => {
    await stage.kindler.carryOut(() =>
      stage.kindler.post('/environments', {
        name: 'kept',
        provider: 'database',
      }),
    );
    expect(
      (await stage.kindler.get('/environments')).body.freshness.status,
    ).toBe('live');
    const before = logs.lines.length;
    const linesOf = (words: RegExp) =>
      logs.lines.slice(before).filter(line => words.test(line));
    await stage.lab.stopHaproxy();
    try {
      const { body } = await stage.kindler.get('/environments');
      expect(body.freshness).toMatchObject({
        status: 'stale',
        observedAt: expect.any(String),
        fault: {
          kind: 'refused',
          hint: expect.stringContaining('platform-rw'),
        },
      });
      expect(body.items.map((item: { name: string }) => item.name)).toContain(
        'kept',
      );
      for (const call of [
        stage.kindler.post('/environments', {
          name: 'late',
          provider: 'database',
        }),
        stage.kindler.remove('/environments/kept'),
        stage.kindler.post('/environments/kept/credentials'),
      ]) {
        const refused = await call;
        expect(refused.status).toBe(503);
        expect(refused.headers['retry-after']).toBeDefined();
      }
    } finally {
      await stage.lab.startHaproxy();
    }
    await waitFor(
      'the environments to be live again',
      async () => {
        const { body } = await stage.kindler.get('/environments');
        return body.freshness?.status === 'live' ? true : undefined;
      },
      { deadlineMs: 15_000 },
    );
    await stage.lab.waitHealthy();
    const removed = await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/kept'),
    );
    expect(removed.status).toBe('succeeded');
    // A HAProxy that starts leads clients to servers that it has not checked yet, and may end their sessions after that.
    const lost = linesOf(/The Kindler database is not available/).length;
    expect([1, 2]).toContain(lost);
    expect(linesOf(/The Kindler database is available/)).toHaveLength(lost);
    expect(linesOf(/Request failed/)).toEqual([]);
  });

  it('carries a creation over a failover of the database', async () => {
    const { body } = await stage.kindler.post('/environments', {
      name: 'mid-failover',
      provider: 'database',
    });
    await stage.lab.switchover();
    expect((await stage.kindler.ended(body.item.id)).status).toBe('succeeded');
    await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/mid-failover'),
    );
  });
});

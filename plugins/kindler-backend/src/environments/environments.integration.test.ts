import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import directoryProvider from '../../../../examples/modules/directory-provider';
import { recordLogs } from '../__testUtils__/recordLogs';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(240_000);

describe('environments on a real cluster', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const logs = recordLogs();
  const root = mkdtempSync(join(tmpdir(), 'kindler-directories-'));

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(
      { ...labConfig(lab), directoryProvider: { root } },
      [logs.feature, directoryProvider],
    );
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 20_000 },
    );
    await kindler.removeEnvironments();
  });

  afterAll(async () => {
    await kindler?.removeEnvironments();
    await kindler?.stop();
    await closeLab?.();
    rmSync(root, { recursive: true });
  });

  async function connect(credentials: {
    host: string;
    port: number;
    database: string;
    user: string;
    password: string;
  }) {
    const client = new Client({ ...credentials });
    await client.connect();
    return client;
  }

  it('creates and removes environments of a provider that a module brought', async () => {
    const wanted = { name: 'shared-1', provider: 'directory' };
    await kindler.carryOut(() => kindler.post('/environments', wanted));
    expect(readdirSync(join(root, 'shared-1'))).toEqual(['OWNER']);
    expect(
      (await kindler.get('/environments/shared-1')).body.item,
    ).toMatchObject({
      provider: 'directory',
      state: 'running',
      desired: 'running',
      observed: { state: 'running', source: 'provider:directory' },
      drift: [],
      connections: [],
    });
    const password = await kindler.post('/environments/shared-1/credentials');
    expect(password.status).toBe(409);
    await kindler.carryOut(() => kindler.remove('/environments/shared-1'));
    expect(readdirSync(root)).toEqual([]);
  });

  it('sets one of two passwords that are asked for at once, and refuses the other', async () => {
    const wanted = { name: 'shop-twice', provider: 'database' };
    await kindler.carryOut(() => kindler.post('/environments', wanted));
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        kindler.post('/environments/shop-twice/credentials'),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).not.toEqual([]);
    expect(statuses.every(status => [200, 409].includes(status))).toBe(true);
    const { body } = await kindler.post('/environments/shop-twice/credentials');
    await (await connect(body)).end();
    const journal = await kindler.get('/operations');
    expect(JSON.stringify(journal.body)).not.toContain(body.password);
    await kindler.carryOut(() => kindler.remove('/environments/shop-twice'));
  });

  it('creates a database that answers with the credentials asked for, and removes both', async () => {
    const created = await kindler.carryOut(() =>
      kindler.post('/environments', {
        name: 'shop-1',
        provider: 'database',
        title: 'Shop',
      }),
    );
    expect(created.status).toBe('succeeded');

    const first = (await kindler.post('/environments/shop-1/credentials')).body;
    const client = await connect(first);
    await client.query('CREATE TABLE orders (id int)');
    await client.query('INSERT INTO orders VALUES (1)');
    const { rows } = await client.query(
      'SELECT current_user AS me, count(*)::int AS orders FROM orders',
    );
    expect(rows).toEqual([{ me: 'shop-1', orders: 1 }]);
    await client.end();

    const second = (await kindler.post('/environments/shop-1/credentials'))
      .body;
    expect(second.password).not.toBe(first.password);
    await expect(connect(first)).rejects.toThrow(/password/);
    // The lab speaks no TLS.
    expect(second.sslMode).toBe('disable');

    const seen = JSON.stringify([
      (await kindler.get('/environments')).body,
      (await kindler.get('/environments/shop-1/connection')).body,
      (await kindler.get('/operations')).body,
      (await kindler.get(`/operations/${created.id}/log`)).body,
      logs.lines,
    ]);
    expect(seen).toContain('shop-1');
    expect(logs.lines.length).toBeGreaterThan(0);
    expect(seen).not.toContain(first.password);
    expect(seen).not.toContain(second.password);

    const open = await connect(second);
    open.on('error', () => {});
    const removed = await kindler.carryOut(() =>
      kindler.remove('/environments/shop-1'),
    );
    expect(removed.status).toBe('succeeded');
    await expect(connect(second)).rejects.toThrow();
    expect((await kindler.get('/environments/shop-1')).status).toBe(404);
  });

  it('shows what the record of an older database held and could not be kept', async () => {
    const { superuser } = lab.state.credentials;
    const client = await connect({
      ...lab.state.gateway.listeners.platform_rw,
      ...superuser,
      database: 'kindler',
    });
    const note = {
      code: 'import-provider',
      params: { value: 'minikube' },
      text: "the recorded provider 'minikube' is not known",
    };
    await client.query(
      `INSERT INTO clusters (name, provider, imported, import_conflict, import_notes, reconcile_error)
       VALUES ('Old_One', 'minikube', true, true, $1, $2)`,
      [JSON.stringify([note]), note.text],
    );
    try {
      const { body } = await kindler.get('/environments');
      expect(
        body.items.find(({ name }: { name: string }) => name === 'Old_One'),
      ).toMatchObject({
        provider: 'unknown',
        importNotes: [note],
        importConflict: true,
        error: note.text,
      });
    } finally {
      await client.query("DELETE FROM clusters WHERE name = 'Old_One'");
      await client.end();
    }
  });

  it('frees an environment whose operation is gone', async () => {
    const wanted = { name: 'shared-lost', provider: 'directory' };
    await kindler.carryOut(() => kindler.post('/environments', wanted));
    const { superuser } = lab.state.credentials;
    const client = await connect({
      ...lab.state.gateway.listeners.platform_rw,
      ...superuser,
      database: 'kindler',
    });
    await client.query(
      "UPDATE clusters SET operation_id = 'pruned' WHERE name = 'shared-lost'",
    );
    await client.end();
    const item = await waitFor(
      'the environment to be free and looked at',
      async () => {
        const { body } = await kindler.get('/environments/shared-lost');
        const isSeen = body.item.observed.observedAt > body.item.updatedAt;
        return body.item.operationId || !isSeen ? undefined : body.item;
      },
      { deadlineMs: 120_000 },
    );
    expect(item).toMatchObject({
      state: 'failed',
      observed: { state: 'running' },
      error: expect.stringContaining("'pruned' is not in the journal"),
    });
    await kindler.carryOut(() => kindler.remove('/environments/shared-lost'));
  });

  it('gives the same operation for the same idempotency key, and a conflict else', async () => {
    const wanted = { name: 'twice', provider: 'database' };
    const create = (body: object, key?: string) =>
      key
        ? kindler.post('/environments', body).set('Idempotency-Key', key)
        : kindler.post('/environments', body);

    const [one, two] = await Promise.all([
      create(wanted, 'key-1'),
      create(wanted, 'key-1'),
    ]);
    expect([one.status, two.status]).toEqual([202, 202]);
    expect(two.body.item.id).toBe(one.body.item.id);
    await kindler.ended(one.body.item.id);

    expect((await create(wanted, 'key-1')).body.item.id).toBe(one.body.item.id);
    const other = await create({ ...wanted, title: 'Other' }, 'key-1');
    expect(other.status).toBe(409);
    const again = await create(wanted);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/'twice' is there already/);
    await kindler.carryOut(() => kindler.remove('/environments/twice'));
  });

  it('never takes a role or database that it did not make', async () => {
    const taken = await kindler.post('/environments', {
      name: lab.state.credentials.probe.user.replace('_', '-'),
      provider: 'database',
    });
    expect(taken.status).toBe(202);
    await kindler.ended(taken.body.item.id);
    await kindler.carryOut(() =>
      kindler.remove(`/environments/${taken.body.item.subject.name}`),
    );

    const { superuser } = lab.state.credentials;
    const { platform_rw: listener } = lab.state.gateway.listeners;
    const admin = await connect({
      ...listener,
      ...superuser,
      database: 'postgres',
    });
    await admin.query('CREATE ROLE precious');
    try {
      const refused = await kindler.post('/environments', {
        name: 'precious',
        provider: 'database',
      });
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toMatch(/not made by Kindler/);
    } finally {
      await admin.query('DROP ROLE precious');
      await admin.end();
    }
  });

  it.each([
    [{ provider: 'database' }, /name/],
    [{ name: 'a', provider: 'oracle' }, /provider/],
    [{ name: 'a', provider: 'k3d' }, /provider 'k3d'/],
    [{ name: 'a', provider: 'database', size: 's' }, /unknown field 'size'/],
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
    const answer = await kindler.post('/environments', body as object);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });

  it('reads what it last knew while HAProxy is away, refuses writes, and recovers by itself', async () => {
    await kindler.carryOut(() =>
      kindler.post('/environments', { name: 'kept', provider: 'database' }),
    );
    expect((await kindler.get('/environments')).body.freshness.status).toBe(
      'live',
    );
    const before = logs.lines.length;
    const linesOf = (words: RegExp) =>
      logs.lines.slice(before).filter(line => words.test(line));
    await lab.stopHaproxy();
    try {
      const { body } = await kindler.get('/environments');
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
        kindler.post('/environments', { name: 'late', provider: 'database' }),
        kindler.remove('/environments/kept'),
        kindler.post('/environments/kept/credentials'),
      ]) {
        const refused = await call;
        expect(refused.status).toBe(503);
        expect(refused.headers['retry-after']).toBeDefined();
      }
    } finally {
      await lab.startHaproxy();
    }
    await waitFor(
      'the environments to be live again',
      async () => {
        const { body } = await kindler.get('/environments');
        return body.freshness?.status === 'live' ? true : undefined;
      },
      { deadlineMs: 15_000 },
    );
    expect(linesOf(/The Kindler database is not available/)).toHaveLength(1);
    expect(linesOf(/The Kindler database is available/)).toHaveLength(1);
    expect(linesOf(/Request failed/)).toEqual([]);
    await lab.waitHealthy();
    const removed = await kindler.carryOut(() =>
      kindler.remove('/environments/kept'),
    );
    expect(removed.status).toBe('succeeded');
  });

  it('carries a creation over a failover of the database', async () => {
    const { body } = await kindler.post('/environments', {
      name: 'mid-failover',
      provider: 'database',
    });
    await lab.switchover();
    expect((await kindler.ended(body.item.id)).status).toBe('succeeded');
    await kindler.carryOut(() => kindler.remove('/environments/mid-failover'));
  });
});

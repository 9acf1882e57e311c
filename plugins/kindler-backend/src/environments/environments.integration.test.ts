import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@kindler/lab';
import { useEnvironments } from './__testUtils__/useEnvironments';

jest.setTimeout(240_000);

describe('environments on a real cluster', () => {
  const stage = useEnvironments();
  const { logs, root, connect } = stage;

  it('creates and removes environments of a provider that a module brought', async () => {
    const wanted = { name: 'shared-1', provider: 'directory' };
    await stage.kindler.carryOut(() =>
      stage.kindler.post('/environments', wanted),
    );
    expect(readdirSync(join(root, 'shared-1'))).toEqual(['OWNER']);
    expect(
      (await stage.kindler.get('/environments/shared-1')).body.item,
    ).toMatchObject({
      provider: 'directory',
      state: 'running',
      desired: 'running',
      observed: { state: 'running', source: 'provider:directory' },
      drift: [],
      connections: [],
    });
    const password = await stage.kindler.post(
      '/environments/shared-1/credentials',
    );
    expect(password.status).toBe(409);
    await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/shared-1'),
    );
    expect(readdirSync(root)).toEqual([]);
  });

  it('sets one of two passwords that are asked for at once, and refuses the other', async () => {
    const wanted = { name: 'shop-twice', provider: 'database' };
    await stage.kindler.carryOut(() =>
      stage.kindler.post('/environments', wanted),
    );
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        stage.kindler.post('/environments/shop-twice/credentials'),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).not.toEqual([]);
    expect(statuses.every(status => [200, 409].includes(status))).toBe(true);
    const { body } = await stage.kindler.post(
      '/environments/shop-twice/credentials',
    );
    await (await connect(body)).end();
    const journal = await stage.kindler.get('/operations');
    expect(JSON.stringify(journal.body)).not.toContain(body.password);
    await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/shop-twice'),
    );
  });

  it('creates a database that answers with the credentials asked for, and removes both', async () => {
    const created = await stage.kindler.carryOut(() =>
      stage.kindler.post('/environments', {
        name: 'shop-1',
        provider: 'database',
        title: 'Shop',
      }),
    );
    expect(created.status).toBe('succeeded');

    const first = (await stage.kindler.post('/environments/shop-1/credentials'))
      .body;
    const client = await connect(first);
    await client.query('CREATE TABLE orders (id int)');
    await client.query('INSERT INTO orders VALUES (1)');
    const { rows } = await client.query(
      'SELECT current_user AS me, count(*)::int AS orders FROM orders',
    );
    expect(rows).toEqual([{ me: 'shop-1_owner', orders: 1 }]);
    await client.end();

    const second = (
      await stage.kindler.post('/environments/shop-1/credentials')
    ).body;
    expect(second.password).not.toBe(first.password);
    await expect(connect(first)).rejects.toThrow(/password/);
    // The lab speaks no TLS.
    expect(second.sslMode).toBe('disable');

    const seen = JSON.stringify([
      (await stage.kindler.get('/environments')).body,
      (await stage.kindler.get('/environments/shop-1/connection')).body,
      (await stage.kindler.get('/operations')).body,
      (await stage.kindler.get(`/operations/${created.id}/log`)).body,
      logs.lines,
    ]);
    expect(seen).toContain('shop-1');
    expect(logs.lines.length).toBeGreaterThan(0);
    expect(seen).not.toContain(first.password);
    expect(seen).not.toContain(second.password);

    const open = await connect(second);
    open.on('error', () => {});
    const removed = await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/shop-1'),
    );
    expect(removed.status).toBe('succeeded');
    await expect(connect(second)).rejects.toThrow();
    expect((await stage.kindler.get('/environments/shop-1')).status).toBe(404);
  });

  it('creates a database behind the route that was asked for, and refuses one where nothing is made', async () => {
    const post = (route: string) =>
      stage.kindler.post('/environments', {
        name: 'far',
        provider: 'database',
        details: { route },
      });
    const refused = await post('orders-ro');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/details.route/);

    expect(await stage.kindler.carryOut(() => post('orders-rw'))).toMatchObject(
      { status: 'succeeded' },
    );
    expect(
      (await stage.kindler.get('/environments/far/connection')).body,
    ).toMatchObject({
      route: 'orders-rw',
      ...stage.lab.state.gateway.listeners.orders_rw,
    });
    const credentials = (
      await stage.kindler.post('/environments/far/credentials')
    ).body;
    const client = await connect(credentials);
    await client.end();
    const removed = await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/far'),
    );
    expect(removed.status).toBe('succeeded');
    await expect(connect(credentials)).rejects.toThrow();
  });

  it('shows what the record of an older database held and could not be kept', async () => {
    const { superuser } = stage.lab.state.credentials;
    const client = await connect({
      ...stage.lab.state.gateway.listeners.platform_rw,
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
      const { body } = await stage.kindler.get('/environments');
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
    await stage.kindler.carryOut(() =>
      stage.kindler.post('/environments', wanted),
    );
    const { superuser } = stage.lab.state.credentials;
    const client = await connect({
      ...stage.lab.state.gateway.listeners.platform_rw,
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
        const { body } = await stage.kindler.get('/environments/shared-lost');
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
    await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/shared-lost'),
    );
  });

  it('gives the same operation for the same idempotency key, and a conflict else', async () => {
    const wanted = { name: 'twice', provider: 'database' };
    const create = (body: object, key?: string) =>
      key
        ? stage.kindler.post('/environments', body).set('Idempotency-Key', key)
        : stage.kindler.post('/environments', body);

    const [one, two] = await Promise.all([
      create(wanted, 'key-1'),
      create(wanted, 'key-1'),
    ]);
    expect([one.status, two.status]).toEqual([202, 202]);
    expect(two.body.item.id).toBe(one.body.item.id);
    await stage.kindler.ended(one.body.item.id);

    expect((await create(wanted, 'key-1')).body.item.id).toBe(one.body.item.id);
    const other = await create({ ...wanted, title: 'Other' }, 'key-1');
    expect(other.status).toBe(409);
    const again = await create(wanted);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/'twice' is there already/);
    await stage.kindler.carryOut(() =>
      stage.kindler.remove('/environments/twice'),
    );
  });
});

import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { Backend, KIND } from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';
import { pruneOperations } from './pruneOperations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const TYPES = [{ kind: KIND, variant: '' }] as const;

describe('the journal of operations', () => {
  let knex: Knex;
  let backend: Backend;
  const request = {
    kind: KIND,
    subject: { kind: 'environment' as const, name: 'shop' },
    requester: 'user:default/guest',
    request: { name: 'shop' },
    input: { name: 'shop', provider: 'database' },
  } as const;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../../migrations'),
    });
    backend = Backend.of(knex, [new World().step('row')]);
  });

  it('has one active operation for a subject, and one for a key of a requester', async () => {
    const { store } = backend;
    const keyed = { ...request, idempotencyKey: 'k' };
    const first = await store.create(keyed);
    expect((await store.create(keyed)).id).toBe(first.id);
    await expect(store.create(request)).rejects.toThrow(first.id);
    await expect(
      store.create({ ...keyed, request: { name: 'other' } }),
    ).rejects.toThrow(/another request/);
    await expect(
      store.create({ ...keyed, requester: 'user:default/eve' }),
    ).rejects.toThrow(/works on/);
  });

  it('lists newest first, page by page', async () => {
    const created: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      created.unshift((await backend.create(name)).id);
    }
    await knex('operations').update({ created_at: 1 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await backend.store.list({ limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual(created.sort());
  });

  it('lists the newest of each of some subjects in one go', async () => {
    for (const [index, name] of ['a', 'b', 'c', 'a', 'a'].entries()) {
      const { id } = await backend.create(name);
      await knex('operations')
        .where({ id })
        .update({ created_at: index, status: 'failed', reason: String(index) });
    }
    const newest = await backend.store.listNewest(
      'environment',
      ['a', 'b', 'x'],
      2,
    );
    const reasons = [...newest].map(([name, found]) => [
      name,
      found.map(({ reason }) => reason),
    ]);
    expect(Object.fromEntries(reasons)).toEqual({ a: ['4', '3'], b: ['1'] });
  });

  it('takes locks together, says who is waited for, and lets nobody overtake', async () => {
    const { claims, store } = backend;
    const a = await backend.create('a', { locks: ['gateway:edge'] });
    const b = await backend.create('b', {
      locks: ['gateway:edge', 'database:orders'],
    });
    const c = await backend.create('c', { locks: ['database:orders'] });
    const d = await backend.create('d');
    for (const [index, { id }] of [a, b, c, d].entries()) {
      await knex('operations').where({ id }).update({ created_at: index });
    }
    const next = () => claims.claimNext([...TYPES], []);
    const first = await next();
    expect(first?.operation.id).toBe(a.id);
    expect(await store.get(b.id)).toMatchObject({ waitsFor: a.id });
    expect((await next())?.operation.id).toBe(d.id);
    expect(await next()).toBeUndefined();
    await first!.save({ ...first!.operation, status: 'succeeded' });
    expect((await next())?.operation.id).toBe(b.id);
    expect(await store.get(c.id)).toMatchObject({ waitsFor: b.id });
  });

  it('lets one that waits for another be cancelled at once', async () => {
    const { claims } = backend;
    await backend.create('a', { locks: ['gateway:edge'] });
    await claims.claimNext([...TYPES], []);
    const { id } = await backend.create('b', { locks: ['gateway:edge'] });
    await backend.store.requestCancel(id);
    expect(await backend.runToEnd(id)).toMatchObject({ status: 'cancelled' });
  });

  it('ends what nobody can carry out, and frees its locks', async () => {
    const { id } = await backend.create('a', { locks: ['gateway:edge'] });
    const claim = await backend.claims.claimNext([...TYPES], []);
    claim!.operation.steps[0].status = 'done';
    await claim!.save({ ...claim!.operation, status: 'running' });
    await claim!.release();
    const none = new Backend(knex, [
      { kind: KIND, variant: 'another', plan: () => [] },
    ]);
    const other = [{ kind: KIND, variant: 'another' }] as const;
    expect(await none.claims.endUnknown([...other], 60_000)).toEqual([]);
    const [ended] = await none.claims.endUnknown([...other], -1);
    expect(ended).toMatchObject({ id, status: 'failed' });
    expect(ended.error).toBe(
      "No backend carries out environment-create: it is not configured any more. What 'row' did stays",
    );
    expect(await knex('operation_locks')).toEqual([]);
    await backend.create('a');
  });

  it('is forgotten when it is old, with its log', async () => {
    const { id } = await backend.create();
    await backend.runToEnd(id);
    const active = await backend.create('other');
    expect(await pruneOperations(knex, 1)).toBe(0);
    expect(await pruneOperations(knex, -1)).toBe(1);
    expect(await knex('operation_log')).toEqual([]);
    expect(await backend.store.list({})).toMatchObject({
      items: [{ id: active.id }],
    });
  });
});

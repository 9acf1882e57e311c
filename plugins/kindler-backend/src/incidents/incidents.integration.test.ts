import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { ENGINES } from '../__testUtils__/PluginDatabases';
import { type Scene } from './__testUtils__/sceneOf';
import {
  WELL,
  OUT,
  BEGIN,
  Backend,
  useBackends,
} from './__testUtils__/useBackends';

jest.setTimeout(180_000);

describe.each(ENGINES)('incidents of several backends on %s', engine => {
  const stage = useBackends(engine);
  const { pass, age, incidents, at, spans } = stage;

  it('are one where two see the same trouble', async () => {
    await pass(10, OUT, OUT);
    const [open] = await incidents();
    expect(open).toMatchObject({
      database: 'orders',
      title: { text: 'Clients refused: HAProxy has no server for them' },
      startedAt: at(15),
      worst: 'critical',
    });
    expect(open.endedAt).toBeUndefined();
    for (const { recorder } of stage.backends) {
      expect(recorder.getCurrent('orders')).toEqual({
        id: open.id,
        startedAt: at(15),
      });
    }
    await pass(5, WELL, WELL);
    await pass(25);
    const closed = await incidents();
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatchObject({ id: open.id, endedAt: at(25) });
    expect(spans(closed[0], 'verdict')).toEqual([
      '00:14-00:15 ok',
      '00:15-00:25 critical',
      '00:25-00:45 ok',
    ]);
    await pass(45);
    expect(stage.backends.map(({ shown }) => shown)).toEqual([
      ['orders', 'orders', 'orders'],
      ['orders', 'orders', 'orders'],
    ]);
  });

  it('begin at most once when all begin at the same moment', async () => {
    const more = await stage.databases.open();
    [stage.knex] = more;
    stage.backends = [more[0], more[1], more[0], more[1]].map(
      pool => new Backend(pool),
    );
    await pass(15);
    await pass(3, OUT, OUT, OUT, OUT);
    expect(await incidents()).toHaveLength(1);
    const writers = await stage.knex('incidents').distinct('writer');
    expect(writers).toHaveLength(1);
  });

  it('go on in another backend when the one that writes is killed', async () => {
    await pass(3, OUT, WELL);
    await pass(2, undefined, OUT);
    stage.backends[0].isDead = true;
    await pass(15);
    await pass(5, undefined, WELL);
    await pass(25);
    const [closed, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(closed).toMatchObject({ startedAt: at(15), endedAt: at(35) });
    expect(spans(closed, 'client')).toEqual([
      '00:14-00:15 served,a',
      '00:15-00:35 closed',
      '00:35-00:55 served,a',
    ]);
    expect(closed.outageMs).toBe(20_000);
  });

  it('go on after a restart, with a gap where nobody looked', async () => {
    await pass(5, OUT, OUT);
    stage.now += 100_000;
    await age(100);
    stage.backends = [new Backend(stage.knex)];
    await pass(5, OUT);
    await pass(30, WELL);
    const [closed, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(closed.startedAt).toBe(at(15));
    expect(spans(closed, 'verdict').slice(1)).toEqual([
      expect.stringMatching(/^00:15-00:(17|18|19|20) critical$/),
      '02:00-02:05 critical',
      '02:05-02:25 ok',
    ]);
    expect(closed.phases.map(({ text }) => text.code)).toContain(
      'phase-unseen',
    );
  });

  it('hold what people did, and are none where a switchover was asked for and nobody was refused', async () => {
    const operation: Operation = {
      id: 'op-1',
      kind: 'database-switchover',
      subject: { kind: 'database', name: 'orders' },
      status: 'running',
      requester: 'user:default/jane',
      reason: 'patching',
      steps: [],
      createdAt: at(14),
    };
    const other: Scene = {
      ...WELL,
      lock: 'b',
      timeline: 2,
      changes: [{ at: BEGIN + 20_000, from: 'a', to: 'b', timeline: 2 }],
    };
    stage.backends.forEach(each => each.operations.push(operation));
    await pass(5);
    await pass(30, other, other);
    expect(await incidents()).toEqual([]);
    await pass(70);
    await pass(5, { ...OUT, ...other, ...OUT }, { ...OUT, ...other, ...OUT });
    const done = {
      ...operation,
      status: 'succeeded' as const,
      finishedAt: new Date(stage.now).toISOString(),
    };
    stage.backends.forEach(each => {
      each.operations = [done];
      each.recorder.noteActions();
    });
    await pass(3);
    const [open] = await incidents();
    expect(open.actions).toEqual([
      expect.objectContaining({
        operationId: 'op-1',
        outcome: 'succeeded',
        requester: 'user:default/jane',
      }),
    ]);
  });

  it('are written later when the plugin database was away, one after the other', async () => {
    const [{ recorder, store }] = stage.backends;
    stage.backends = stage.backends.slice(0, 1);
    await stage.knex.schema.renameTable('incidents', 'away');
    const away = async (seconds: number, scene: Scene) => {
      stage.backends[0].scene = scene;
      stage.backends[0].since = stage.now;
      for (let second = 0; second < seconds; second += 1) {
        stage.backends[0].seeOnly(stage.now);
        stage.now += 1000;
      }
    };
    await away(5, OUT);
    await away(100, WELL);
    await away(5, { ...OUT, findings: ['critical split-brain'] });
    await stage.knex.schema.renameTable('away', 'incidents');
    await pass(2);
    await recorder.settle();
    const { items } = await store.list({}, stage.now);
    expect(items.map(({ cause, endedAt }) => [cause.code, endedAt])).toEqual([
      ['split-brain', undefined],
      ['clients-closed', at(20)],
    ]);
  });

  it('are listed page by page, by cluster, and open or not', async () => {
    const [{ store }] = stage.backends;
    for (let round = 0; round < 3; round += 1) {
      await pass(3, OUT, OUT);
      await pass(1, WELL, WELL);
      await pass(100);
    }
    await pass(3, OUT, OUT);
    const first = await store.list({ database: 'orders', limit: 3 }, stage.now);
    expect(first.items).toHaveLength(3);
    const { cursor = first.nextCursor } = {};
    const rest = await store.list({ limit: 3, cursor }, stage.now);
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeUndefined();
    expect((await store.list({ open: true }, stage.now)).items).toHaveLength(1);
    expect((await store.list({ open: false }, stage.now)).items).toHaveLength(
      3,
    );
    expect((await store.list({ database: 'other' }, stage.now)).items).toEqual(
      [],
    );
    await expect(store.list({ cursor: 'before-x' }, stage.now)).rejects.toThrow(
      /^cursor /,
    );
    await expect(
      store.get('other', first.items[0].id, stage.now),
    ).rejects.toThrow("No incident '");
    await expect(store.get('orders', 'x', stage.now)).rejects.toThrow(
      'No incident',
    );
  });

  it('are removed when they are too old or too many, and over when nobody looks any more', async () => {
    const [{ store }] = stage.backends;
    for (let round = 0; round < 3; round += 1) {
      await pass(3, OUT, OUT);
      await pass(1, WELL, WELL);
      await pass(100);
    }
    await pass(3, OUT, OUT);
    await store.prune({ days: 90, maxPerKind: 3 }, stage.now);
    expect(await incidents()).toHaveLength(3);
    await store.prune({ days: 1, maxPerKind: 3 }, stage.now + 2 * 86_400_000);
    expect(await incidents()).toHaveLength(1);
    await age(2 * 86_400);
    await store.prune({ days: 1000, maxPerKind: 3 }, stage.now);
    const [abandoned] = await incidents();
    expect(abandoned.endedAt).toBeDefined();
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type {
  Incident,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import { sceneOf, type Scene } from './__testUtils__/sceneOf';
import { createIncidents } from './createIncidents';

jest.setTimeout(180_000);

const WELL: Scene = { client: 'served', servedBy: 'a' };
const OUT: Scene = {
  verdict: 'critical',
  findings: ['critical clients-closed'],
  haproxy: [],
  client: 'closed',
};

const BEGIN = Date.parse('2026-11-22T09:00:00Z');

/** One backend with its own view of a cluster. */
class Backend {
  readonly #incidents;
  readonly shown: string[] = [];
  operations: Operation[] = [];
  scene: Scene = WELL;
  /** Since when the scene is so. */
  since = BEGIN;
  isDead = false;
  #now = BEGIN;

  constructor(knex: Knex) {
    this.#incidents = createIncidents({
      knex,
      retention: { days: 90, maxPerKind: 100 },
      routes: [],
      logger: mockServices.logger.mock(),
      onShown: databases => this.shown.push(...databases),
      onWritten: () => {},
    });
    this.recorder.look({
      observe: () => sceneOf(this.scene, this.#now, this.since),
      listOperations: async () => this.operations,
    });
  }

  get recorder() {
    return this.#incidents.recorder;
  }

  get store() {
    return this.#incidents.store;
  }

  async at(now: number): Promise<void> {
    this.seeOnly(now);
    this.recorder.tick(now);
    await this.recorder.settle();
  }

  seeOnly(now: number): void {
    this.#now = now;
    const { database, past } = sceneOf(this.scene, now, this.since);
    this.recorder.see(database, past, now);
  }
}

describe.each(ENGINES)('incidents of several backends on %s', engine => {
  let databases: PluginDatabases;
  let knex: Knex;
  let backends: Backend[];
  let now: number;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });

  afterAll(() => databases?.close());

  beforeEach(async () => {
    const pools = await databases.open();
    [knex] = pools;
    now = BEGIN;
    backends = pools.map(pool => new Backend(pool));
    await pass(15);
  });

  /** Seconds pass for all backends that live. */
  async function pass(seconds: number, ...scenes: Array<Scene | undefined>) {
    scenes.forEach((scene, index) => {
      if (scene) {
        backends[index].scene = scene;
        backends[index].since = now;
      }
    });
    for (let passed = 0; passed < seconds; passed += 1) {
      await age(1);
      const second = now;
      await Promise.all(
        backends.filter(({ isDead }) => !isDead).map(each => each.at(second)),
      );
      now += 1000;
    }
  }

  /** Time passes in the plugin database. */
  async function age(seconds: number) {
    await knex('incidents').update({
      seen_at: knex.raw('seen_at - ?', [seconds * 1000]),
      doubted_at: knex.raw('doubted_at - ?', [seconds * 1000]),
    });
  }

  async function incidents(): Promise<Incident[]> {
    const { items } = await backends[0].store.list({}, now);
    return Promise.all(
      items.map(({ database, id }) => backends[0].store.get(database, id, now)),
    );
  }

  const at = (seconds: number) =>
    new Date(BEGIN + seconds * 1000).toISOString();
  const spans = ({ lanes }: Incident, kind: string) =>
    lanes
      .find(lane => lane.kind === kind)!
      .spans.map(
        ({ from, to, values }) =>
          `${from.slice(14, 19)}-${to?.slice(14, 19) ?? ''} ${values}`,
      );

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
    for (const { recorder } of backends) {
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
    expect(backends.map(({ shown }) => shown)).toEqual([
      ['orders', 'orders', 'orders'],
      ['orders', 'orders', 'orders'],
    ]);
  });

  it('begin at most once when all begin at the same moment', async () => {
    const more = await databases.open();
    [knex] = more;
    backends = [more[0], more[1], more[0], more[1]].map(
      pool => new Backend(pool),
    );
    await pass(15);
    await pass(3, OUT, OUT, OUT, OUT);
    expect(await incidents()).toHaveLength(1);
    const writers = await knex('incidents').distinct('writer');
    expect(writers).toHaveLength(1);
  });

  it('go on in another backend when the one that writes is killed', async () => {
    await pass(3, OUT, WELL);
    await pass(2, undefined, OUT);
    backends[0].isDead = true;
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
    now += 100_000;
    await age(100);
    backends = [new Backend(knex)];
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

  it('are given away at once by a backend that stops', async () => {
    await pass(3, OUT, WELL);
    await pass(3, undefined, OUT);
    backends[0].isDead = true;
    await backends[0].recorder.stop();
    await pass(3);
    const [row] = await knex('incidents').select('writer');
    expect(row.writer).not.toBeNull();
    await pass(30, undefined, WELL);
    expect((await incidents())[0].endedAt).toBe(at(24));
  });

  it('are not over while one backend is in doubt', async () => {
    await pass(5, OUT, OUT);
    await pass(40, WELL, undefined);
    expect((await incidents())[0].endedAt).toBeUndefined();
    await pass(1, undefined, WELL);
    await pass(25);
    const [closed] = await incidents();
    expect(Date.parse(closed.endedAt!)).toBeGreaterThanOrEqual(
      Date.parse(at(40)),
    );
  });

  it('are opened again by whoever sees trouble within a minute', async () => {
    await pass(5, OUT, OUT);
    await pass(1, WELL, WELL);
    await pass(25);
    expect((await incidents())[0].endedAt).toBeDefined();
    await pass(5, undefined, OUT);
    const all = await incidents();
    expect(all).toHaveLength(1);
    expect(all[0].endedAt).toBeUndefined();
    expect(spans(all[0], 'client')).toEqual([
      '00:14-00:15 served,a',
      '00:15-00:20 closed',
      '00:20-00:46 served,a',
      '00:46- closed',
    ]);
  });

  it('are taken over by a backend that sees them critical while the other does not', async () => {
    const lame: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning lag-high'],
    };
    await pass(15, lame, WELL);
    await pass(15, undefined, OUT);
    await pass(5);
    const [open] = await incidents();
    expect(open).toMatchObject({
      worst: 'critical',
      cause: { code: 'clients-closed' },
      startedAt: at(15),
    });
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
    backends.forEach(each => each.operations.push(operation));
    await pass(5);
    await pass(30, other, other);
    expect(await incidents()).toEqual([]);
    await pass(70);
    await pass(5, { ...OUT, ...other, ...OUT }, { ...OUT, ...other, ...OUT });
    const done = {
      ...operation,
      status: 'succeeded' as const,
      finishedAt: new Date(now).toISOString(),
    };
    backends.forEach(each => {
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
    const [{ recorder, store }] = backends;
    backends = backends.slice(0, 1);
    await knex.schema.renameTable('incidents', 'away');
    const away = async (seconds: number, scene: Scene) => {
      backends[0].scene = scene;
      backends[0].since = now;
      for (let second = 0; second < seconds; second += 1) {
        backends[0].seeOnly(now);
        now += 1000;
      }
    };
    await away(5, OUT);
    await away(100, WELL);
    await away(5, { ...OUT, findings: ['critical split-brain'] });
    await knex.schema.renameTable('away', 'incidents');
    await pass(2);
    await recorder.settle();
    const { items } = await store.list({}, now);
    expect(items.map(({ cause, endedAt }) => [cause.code, endedAt])).toEqual([
      ['split-brain', undefined],
      ['clients-closed', at(20)],
    ]);
  });

  it('are listed page by page, by cluster, and open or not', async () => {
    const [{ store }] = backends;
    for (let round = 0; round < 3; round += 1) {
      await pass(3, OUT, OUT);
      await pass(1, WELL, WELL);
      await pass(100);
    }
    await pass(3, OUT, OUT);
    const first = await store.list({ database: 'orders', limit: 3 }, now);
    expect(first.items).toHaveLength(3);
    const { cursor = first.nextCursor } = {};
    const rest = await store.list({ limit: 3, cursor }, now);
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeUndefined();
    expect((await store.list({ open: true }, now)).items).toHaveLength(1);
    expect((await store.list({ open: false }, now)).items).toHaveLength(3);
    expect((await store.list({ database: 'other' }, now)).items).toEqual([]);
    await expect(store.list({ cursor: 'before-x' }, now)).rejects.toThrow(
      /^cursor /,
    );
    await expect(store.get('other', first.items[0].id, now)).rejects.toThrow(
      "No incident '",
    );
    await expect(store.get('orders', 'x', now)).rejects.toThrow('No incident');
  });

  it('are removed when they are too old or too many, and over when nobody looks any more', async () => {
    const [{ store }] = backends;
    for (let round = 0; round < 3; round += 1) {
      await pass(3, OUT, OUT);
      await pass(1, WELL, WELL);
      await pass(100);
    }
    await pass(3, OUT, OUT);
    await store.prune({ days: 90, maxPerKind: 3 }, now);
    expect(await incidents()).toHaveLength(3);
    await store.prune({ days: 1, maxPerKind: 3 }, now + 2 * 86_400_000);
    expect(await incidents()).toHaveLength(1);
    await age(2 * 86_400);
    await store.prune({ days: 1000, maxPerKind: 3 }, now);
    const [abandoned] = await incidents();
    expect(abandoned.endedAt).toBeDefined();
  });
});

import { word } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import type { NewEvent } from '../model/NewEvent';
import type { TrackedValue } from './TrackedValue';
import { EventStore } from './EventStore';
import { EventWriter } from './EventWriter';

jest.setTimeout(180_000);

const NOW = Date.parse('2026-11-22T09:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

function tracked(kind: TrackedValue['kind'], value: string): TrackedValue {
  const subjects: Partial<Record<TrackedValue['kind'], string>> = {
    'leader-changed': 'leader',
    'timeline-switched': 'timeline',
    'verdict-changed': 'verdict',
    'server-changed': 'server edge orders_rw pg1',
  };
  const details =
    kind === 'server-changed'
      ? { gateway: 'edge', proxy: 'orders_rw', server: 'pg1' }
      : { member: kind === 'leader-changed' ? value : 'b' };
  const timeline = kind === 'timeline-switched' ? Number(value) : undefined;
  return {
    subject: subjects[kind]!,
    kind,
    value,
    details: { ...details, timeline },
  };
}

/** One backend, with what it knows of the events. */
class Backend {
  readonly #writer: EventWriter;
  readonly #known = new Map<string, number>();

  constructor(knex: Knex) {
    this.#writer = new EventWriter({ knex });
  }

  get writer() {
    return this.#writer;
  }

  async sees(database: string, at: number, ...values: TrackedValue[]) {
    const observation = { database, systemIdentifier: '7', at, values };
    const { known, wrote } = await this.#writer.tell(observation, this.#known);
    known.forEach((seq, subject) => this.#known.set(subject, seq));
    return wrote;
  }
}

describe.each(ENGINES)('events of two backends on %s', engine => {
  let databases: PluginDatabases;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });

  afterAll(() => databases?.close());

  async function start() {
    const [knex, other] = await databases.open();
    const store = new EventStore({ knex });
    const told = async (database: string) => {
      const { items } = await store.list({ database, limit: 500 });
      return items.map(({ kind, from, to }) => `${kind} ${from}>${to}`);
    };
    return {
      knex,
      store,
      told,
      one: new Backend(knex),
      two: new Backend(other),
    };
  }

  it('writes one event where two backends see the same at the same time', async () => {
    const { told, one, two } = await start();
    const leaders = ['a', 'b', 'c', 'd', 'a', 'b'];
    for (const [step, leader] of leaders.entries()) {
      const at = NOW + step * 20_000;
      const values = [
        tracked('leader-changed', leader),
        tracked('timeline-switched', String(step + 1)),
        tracked('verdict-changed', step % 2 === 0 ? 'ok' : 'critical'),
      ];
      await Promise.all([
        one.sees('orders', at, ...values),
        two.sees('orders', at + 900, ...values),
      ]);
    }
    expect((await told('orders')).reverse()).toEqual(
      leaders.slice(1).flatMap((leader, step) => {
        const [from, to] =
          step % 2 === 0 ? ['ok', 'critical'] : ['critical', 'ok'];
        return [
          `leader-changed ${leaders[step]}>${leader}`,
          `timeline-switched ${step + 1}>${step + 2}`,
          `verdict-changed ${from}>${to}`,
        ];
      }),
    );
  });

  it('tells after a restart what changed meanwhile, once', async () => {
    const { told, one, knex } = await start();
    await one.sees('orders', NOW, tracked('leader-changed', 'a'));
    const restarted = new Backend(knex);
    const another = new Backend(knex);
    const later = tracked('leader-changed', 'b');
    expect(await restarted.sees('orders', NOW + DAY, later)).toBe(true);
    expect(await another.sees('orders', NOW + DAY + 1, later)).toBe(false);
    expect(await told('orders')).toEqual(['leader-changed a>b']);
  });

  it('lets one event of a flapping server grow', async () => {
    const { store, one } = await start();
    for (let change = 0; change <= 40; change += 1) {
      const value = change % 2 === 0 ? 'UP' : 'DOWN';
      await one.sees(
        'orders',
        NOW + change * 4000,
        tracked('server-changed', value),
      );
    }
    const { items } = await store.list({ database: 'orders' });
    expect(items.map(({ kind, count }) => [kind, count])).toEqual([
      ['server-flapping', 40],
      ...Array(5).fill(['server-changed', undefined]),
    ]);
    expect(items[0]).toMatchObject({
      gateway: 'edge',
      proxy: 'orders_rw',
      server: 'pg1',
      to: 'UP',
    });
  });

  it('notes the longest outage on the change that it belongs to', async () => {
    const { store, one, two } = await start();
    await one.sees(
      'orders',
      NOW,
      tracked('leader-changed', 'a'),
      tracked('timeline-switched', '1'),
    );
    await one.sees(
      'orders',
      NOW + 5000,
      tracked('leader-changed', 'b'),
      tracked('timeline-switched', '2'),
    );
    await one.sees('orders', NOW + 30_000, tracked('timeline-switched', '3'));
    const change = {
      at: NOW + 4000,
      from: 'a',
      to: 'b',
      formerTimeline: 1,
      timeline: 2,
    };
    const note = (backend: Backend, outageMs: number, more = {}) =>
      backend.writer.noteOutage('orders', { ...change, outageMs, ...more });
    expect(await note(one, 3000)).toBe(true);
    expect(await note(two, 3500)).toBe(true);
    expect(await note(one, 3000)).toBe(false);
    await note(one, 9000, { at: NOW + 30_000, from: 'b', timeline: 3 });
    const { items } = await store.list({ database: 'orders' });
    expect(items.map(({ kind, to, outageMs }) => [kind, to, outageMs])).toEqual(
      [
        ['timeline-switched', '3', 9000],
        ['timeline-switched', '2', 3500],
        ['leader-changed', 'b', 3500],
      ],
    );
    const changes = await store.listLeaderChanges('orders', '7');
    expect(changes).toHaveLength(3);
    expect(changes[0]).toMatchObject({ from: 'a', to: 'b', outageMs: 3500 });
    expect(await store.listLeaderChanges('orders', '8')).toEqual([]);
  });

  describe('with many events', () => {
    const event = (index: number, more: Partial<NewEvent> = {}): NewEvent => ({
      kind: 'action',
      fact: `action ${index} ${more.database}`,
      at: NOW + index,
      database: 'orders',
      operation: `op-${index}`,
      message: word('finding-acknowledged', {
        finding: 'split-brain',
        database: 'orders',
        requester: '\0 somebody',
        reason: 'none',
      }),
      ...more,
    });

    it('lists the newest first, page by page', async () => {
      const { store, one } = await start();
      const events = Array.from({ length: 7 }, (_, index) => event(index));
      await one.writer.write(events);
      await one.writer.write([...events, event(7, { database: 'archive' })]);
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({
          database: 'orders',
          limit: 3,
          cursor,
        });
        seen.push(page.items.map(({ operation }) => operation));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual([
        ['op-6', 'op-5', 'op-4'],
        ['op-3', 'op-2', 'op-1'],
        ['op-0'],
      ]);
      expect((await store.list({ kind: 'action' })).items).toHaveLength(8);
      expect((await store.list({ kind: 'leader-changed' })).items).toEqual([]);
      await expect(store.list({ cursor: 'before-x' })).rejects.toThrow(
        /^cursor /,
      );
    });

    it('removes what is too old or too much, of each cluster and kind', async () => {
      const { store, one } = await start();
      await one.writer.write([
        ...Array.from({ length: 6 }, (_, index) => event(index)),
        event(6, { kind: 'leader-changed' }),
        event(7, { database: 'archive' }),
        event(8, { database: 'archive', at: NOW - 91 * DAY }),
      ]);
      await store.prune({ days: 90, maxPerKind: 4 }, NOW);
      const { items } = await store.list({});
      expect(items.map(({ operation }) => operation)).toEqual(
        [7, 6, 5, 4, 3, 2].map(index => `op-${index}`),
      );
    });
  });
});

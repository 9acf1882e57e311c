import { NOW } from '../evaluation/__testUtils__/snapshots';
import { advanceHead, type SeenChange } from './advanceHead';
import type { EventHead } from './EventHead';
import type { NewEvent } from '../model/NewEvent';
import type { TrackedValue } from './TrackedValue';

const SERVER: TrackedValue = {
  subject: 'server edge orders_rw pg1',
  kind: 'server-changed',
  value: 'UP',
  details: { gateway: 'edge', proxy: 'orders_rw', server: 'pg1' },
  check: 'L7STS 503',
};
const VERDICT: TrackedValue = {
  subject: 'verdict',
  kind: 'verdict-changed',
  value: 'ok',
  details: {},
};
const LEADER: TrackedValue = {
  subject: 'leader',
  kind: 'leader-changed',
  value: 'a',
  details: {},
};

/** Backends that look at the same thing and tell in the given order. */
class Backends {
  readonly events: NewEvent[] = [];
  head: EventHead | undefined;
  readonly #known: Array<number | undefined> = [];
  readonly #tracked: TrackedValue;

  constructor(tracked: TrackedValue) {
    this.#tracked = tracked;
  }

  /** Backend `index` sees a value `seconds` after the begin. */
  sees(index: number, value: string, seconds: number): this {
    const seen: SeenChange = {
      database: 'orders',
      at: NOW + seconds * 1000,
      tracked: { ...this.#tracked, value },
      known: this.#known[index],
    };
    const advance = advanceHead(this.head, seen);
    this.head = advance.head;
    this.#known[index] = advance.known;
    if (advance.event) {
      this.events.push(advance.event);
    }
    return this;
  }

  restart(index: number): this {
    this.#known[index] = undefined;
    return this;
  }

  get told(): string[] {
    return this.events.map(({ from, to }) => `${from}>${to}`);
  }
}

describe('advanceHead', () => {
  it('takes the first value of all for no change', () => {
    const { told, head } = new Backends(VERDICT).sees(0, 'critical', 0);
    expect(told).toEqual([]);
    expect(head).toEqual({ value: 'critical', seq: 0, recent: [] });
  });

  it('tells each change once, in a chain', () => {
    const one = new Backends(VERDICT)
      .sees(0, 'ok', 0)
      .sees(0, 'critical', 1)
      .sees(0, 'ok', 2)
      .sees(0, 'critical', 3);
    expect(one.told).toEqual(['ok>critical', 'critical>ok', 'ok>critical']);
    expect(new Set(one.events.map(({ fact }) => fact)).size).toBe(3);
  });

  it('tells once what changed while the backend was down, and nothing when nothing did', () => {
    const one = new Backends(LEADER).sees(0, 'a', 0).restart(0);
    expect(one.sees(0, 'b', 86_400).told).toEqual(['a>b']);
    expect(one.events[0].at).toBe(NOW + 86_400_000);
    expect(one.restart(0).sees(0, 'b', 90_000).told).toEqual(['a>b']);
  });

  it.each([
    ['one after the other', (two: Backends) => two, []],
    [
      'with every edge of a rounded time between them',
      (two: Backends) => two.sees(0, 'c', 9.999).sees(1, 'c', 10.001),
      ['b>c'],
    ],
    [
      'when the second is some changes behind',
      (two: Backends) =>
        two
          .sees(0, 'c', 10)
          .sees(0, 'd', 11)
          .sees(0, 'c', 12)
          .sees(1, 'c', 12.5)
          .sees(1, 'd', 13)
          .sees(1, 'c', 14),
      ['b>c', 'c>d', 'd>c'],
    ],
    [
      'when the second missed some',
      (two: Backends) => two.sees(0, 'c', 10).sees(0, 'd', 11).sees(1, 'd', 12),
      ['b>c', 'c>d'],
    ],
    [
      'when the second writes minutes later, because its database was away',
      (two: Backends) =>
        two
          .sees(0, 'c', 10)
          .sees(0, 'd', 100)
          .sees(0, 'e', 400)
          .sees(1, 'c', 10.5)
          .sees(1, 'd', 101)
          .sees(1, 'e', 401),
      ['b>c', 'c>d', 'd>e'],
    ],
    [
      'and what only one of them sees',
      (two: Backends) => two.sees(1, 'c', 60).sees(0, 'd', 90),
      ['b>c', 'c>d'],
    ],
  ])('tells once what two backends see, %s', (_, more, told) => {
    const two = new Backends(LEADER)
      .sees(0, 'a', 0)
      .sees(1, 'a', 0.5)
      .sees(0, 'b', 5)
      .sees(1, 'b', 6.5);
    expect(more(two).told).toEqual(['a>b', ...told]);
    const facts = two.events.map(({ fact }) => fact);
    expect(new Set(facts).size).toBe(facts.length);
  });

  it('lets one backend tell the way of a verdict', () => {
    const two = new Backends(VERDICT)
      .sees(0, 'ok', 0)
      .sees(1, 'ok', 0)
      .sees(0, 'critical', 5)
      .sees(1, 'degraded', 5.5)
      .sees(1, 'critical', 6)
      .sees(1, 'ok', 60)
      .sees(0, 'ok', 61);
    expect(two.told).toEqual(['ok>critical', 'critical>ok']);
  });

  it('is not fooled by a change that the other one told long ago and this one never saw', () => {
    const two = new Backends(VERDICT)
      .sees(0, 'ok', 0)
      .sees(1, 'ok', 0)
      .sees(0, 'critical', 5)
      .sees(0, 'ok', 6)
      .sees(1, 'critical', 120);
    expect(two.told).toEqual(['ok>critical', 'critical>ok', 'ok>critical']);
  });

  describe('with a server that flaps', () => {
    /** As patroni#3491 tells: more than 300 changes within 22 minutes. */
    const flap = (backends: number) => {
      const all = new Backends(SERVER);
      for (let change = 0; change <= 300; change += 1) {
        for (let index = 0; index < backends; index += 1) {
          const value = change % 2 === 0 ? 'UP' : 'DOWN';
          all.sees(index, value, change * 4.4 + index * 1.5);
        }
      }
      return all;
    };

    it.each([1, 2])('keeps one event that grows, with %d backends', number => {
      const { events } = flap(number);
      const single = events.filter(({ kind }) => kind === 'server-changed');
      const grown = events.filter(({ kind }) => kind === 'server-flapping');
      expect(single).toHaveLength(5);
      expect(new Set(grown.map(({ fact }) => fact)).size).toBe(1);
      expect(grown.at(-1)).toMatchObject({
        count: 300,
        at: NOW + 4400,
        message: {
          text: 'Server pg1 of orders_rw changed 300 times since 2026-11-22T09:00:04.400Z: its checks flap.',
        },
      });
    });

    it('tells single changes again once it is calm, and of the next time as another one', () => {
      const one = flap(1);
      const before = one.events.length;
      one.sees(0, 'DOWN', 3000);
      expect(one.events.slice(before)).toEqual([
        expect.objectContaining({
          kind: 'server-changed',
          message: expect.objectContaining({
            text: 'Server pg1 of orders_rw is DOWN for HAProxy, was UP (L7STS 503).',
          }),
        }),
      ]);
      for (let change = 1; change <= 7; change += 1) {
        one.sees(0, change % 2 ? 'UP' : 'DOWN', 3000 + change * 4);
      }
      const facts = one.events
        .filter(({ kind }) => kind === 'server-flapping')
        .map(({ fact }) => fact);
      expect(new Set(facts).size).toBe(2);
    });

    it('keeps the head small', () => {
      expect(JSON.stringify(flap(2).head).length).toBeLessThan(1000);
    });

    it('takes some failovers in a row for single changes', () => {
      const one = new Backends(SERVER).sees(0, 'UP', 0);
      ['DOWN', 'UP', 'DOWN', 'UP', 'DOWN'].forEach((value, index) =>
        one.sees(0, value, 60 + index * 100),
      );
      expect(one.events.map(({ kind }) => kind)).toEqual(
        Array(5).fill('server-changed'),
      );
    });
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type {
  AvailabilityWindow,
  ClientOutcome,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import { AvailabilityStore } from './AvailabilityStore';
import { createAvailability } from './createAvailability';

jest.setTimeout(180_000);

const ROUTES = [
  {
    name: 'orders-rw',
    intent: 'read-write' as const,
    targets: [{ database: 'orders' }, { database: 'archive' }],
  },
  {
    name: 'orders-rw2',
    intent: 'read-write' as const,
    targets: [{ database: 'orders' }],
  },
  {
    name: 'orders-ro',
    intent: 'read-only' as const,
    targets: [{ database: 'orders' }],
  },
];

describe.each(ENGINES)('availability by several backends on %s', engine => {
  let databases: PluginDatabases;
  let pools: [Knex, Knex];
  /** Some minutes ago, so that all that is told was. */
  let begin: number;
  let backends: Backend[];
  let refusedMs: number;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });

  afterAll(() => databases?.close());

  beforeEach(async () => {
    pools = await databases.open();
    begin = Date.now() - 1_000_000;
    refusedMs = 0;
    backends = pools.map(start);
  });

  afterEach(async () => {
    await Promise.all(backends.map(({ recorder }) => recorder.stop()));
  });

  type Backend = ReturnType<typeof start>;

  function start(knex: Knex) {
    const { recorder, reader } = createAvailability({
      knex,
      routes: ROUTES,
      logger: mockServices.logger.mock(),
      listLeaderChanges: async () => [begin, begin - 5 * 86_400_000],
      onRefused: (_, ms) => {
        refusedMs += ms;
      },
    });
    const leads: Record<string, string | undefined> = {};
    recorder.start(route => leads[route] ?? 'orders');
    return { recorder, reader, leads };
  }

  /** Seconds of a client that is tried every five of them, or every second where it is refused. */
  function tries(
    { recorder }: Backend,
    from: number,
    to: number,
    outcome: ClientOutcome = 'served',
    more: { route?: string; onlyHere?: boolean } = {},
  ) {
    const everyMs = outcome === 'served' ? 5000 : 1000;
    for (let at = from * 1000; at <= to * 1000; at += everyMs) {
      recorder.see({
        route: 'orders-rw',
        startedAt: begin + at - 4,
        at: begin + at,
        outcome,
        everyMs,
        phases: { connect: 1, tls: 1, startup: 2 },
        ...more,
      });
    }
  }

  const day = (windows: AvailabilityWindow[]) => windows[0];
  const written = () =>
    Promise.all(backends.map(({ recorder }) => recorder.flush()));

  it('counts an outage once, from the last client that was served to the next one', async () => {
    const [one, two] = backends;
    tries(one, 0, 100);
    tries(one, 105, 115, 'closed');
    tries(one, 116, 416);
    tries(two, 2, 102);
    tries(two, 107, 112, 'refused');
    tries(two, 114, 414);
    await written();
    for (const { reader } of backends) {
      const { windows, routes } = await reader.ofDatabase('orders');
      // One was refused for sure from 105 to 115; two was served until 102 and from 114 on.
      expect(day(windows)).toMatchObject({
        days: 1,
        outMs: 115_000 - 102_000,
        longestOutageMs: 13_000,
        changes: 1,
        connect: { median: expect.any(Number), p95: expect.any(Number) },
      });
      expect(day(windows).lookedMs).toBe(416_000);
      expect(day(windows).available).toBeCloseTo(1 - 13 / 416, 5);
      expect(windows.map(({ days }) => days)).toEqual([1, 7, 30, 90]);
      expect(windows[1].changes).toBe(2);
      expect(routes.map(({ route }) => route)).toEqual([
        'orders-rw',
        'orders-rw2',
        'orders-ro',
      ]);
      expect(day(routes[1].windows)).toMatchObject({
        lookedMs: 0,
        available: undefined,
        connect: undefined,
      });
    }
    expect(refusedMs).toBe(16_000 + 12_000);
  });

  it('takes a backend that alone is refused for blind', async () => {
    const [one, two] = backends;
    tries(one, 0, 100, 'timeout', { onlyHere: true });
    await written();
    const route = async () => (await two.reader.ofRoute('orders-rw'))!;
    expect(day((await route()).windows)).toMatchObject({
      outMs: 0,
      lookedMs: 0,
    });
    expect(refusedMs).toBe(0);
  });

  it('is out while any of the routes for writes is, and not for readers', async () => {
    const [one] = backends;
    tries(one, 0, 400);
    tries(one, 0, 100, 'served', { route: 'orders-rw2' });
    tries(one, 101, 120, 'refused', { route: 'orders-rw2' });
    tries(one, 121, 401, 'served', { route: 'orders-rw2' });
    tries(one, 0, 400, 'refused', { route: 'orders-ro' });
    await written();
    const { windows } = await one.reader.ofDatabase('orders');
    expect(day(windows).outMs).toBe(21_000);
    const { windows: readers } = (await one.reader.ofRoute('orders-ro'))!;
    expect(day(readers)).toMatchObject({ available: 0, outMs: 400_000 });
  });

  it('leaves what clients got to the cluster that the route led to', async () => {
    const [one] = backends;
    tries(one, 0, 100);
    one.leads['orders-rw'] = 'archive';
    tries(one, 105, 200, 'refused');
    await written();
    expect(day((await one.reader.ofDatabase('orders')).windows).outMs).toBe(0);
    expect(day((await one.reader.ofDatabase('archive')).windows).outMs).toBe(
      95_000,
    );
  });

  it('knows nothing of the time in which no backend ran', async () => {
    const [one] = backends;
    tries(one, 0, 100);
    await one.recorder.stop();
    const restarted = start(pools[0]);
    backends.push(restarted);
    tries(restarted, 300, 400);
    await written();
    const { windows } = await restarted.reader.ofDatabase('orders');
    expect(day(windows)).toMatchObject({
      available: 1,
      lookedMs: 200_000,
      unknownMs: 86_400_000 - 200_000,
    });
  });

  it('tells what is not written yet, and reaches up to the present', async () => {
    const [one] = backends;
    begin = Date.now() - 100_000;
    tries(one, 0, 99);
    const { windows } = await one.reader.ofDatabase('orders');
    expect(day(windows)).toMatchObject({
      lookedMs: 95_000,
      unknownMs: 86_400_000 - 95_000,
    });
    expect(await one.reader.ofRoute('nobody')).toBeUndefined();
  });

  it('forgets what is older than is shown', async () => {
    const [one] = backends;
    begin = Date.now() - 92 * 86_400_000;
    tries(one, 0, 100);
    begin = Date.now() - 80 * 86_400_000;
    tries(one, 0, 100);
    await written();
    const store = new AvailabilityStore({ knex: pools[0] });
    await store.prune(Date.now());
    const spans = await store.loadSpans({ route: 'orders-rw' }, 0);
    expect(spans).toHaveLength(1);
    expect(await store.loadLatencies(['orders-rw'], 0)).toHaveLength(1);
    const { windows } = await one.reader.ofDatabase('orders');
    expect(windows.map(({ lookedMs }) => lookedMs)).toEqual([0, 0, 0, 100_000]);
    expect(windows[3].connect).toBeDefined();
  });
});

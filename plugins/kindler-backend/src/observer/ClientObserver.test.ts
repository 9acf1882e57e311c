import { waitFor } from '@kindler/lab';
import type { RouteConfig } from '../config';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import { PostgresStandIn } from '../postgres/client/__testUtils__/PostgresStandIn';
import { errorResponse } from '../postgres/client/__testUtils__/serverMessages';
import { ClientObserver, type ClientObserverOptions } from './ClientObserver';

const PASSWORD = 'correct horse 42';
const UNTIL = { deadlineMs: 10_000, everyMs: 5 };
const FAST = { calmMs: 40, doubtMs: 10, atOnceMs: 2 };
/** A test that waits for the second probe would time out. */
const NEVER = 1_000_000;

describe('ClientObserver', () => {
  let postgres: PostgresStandIn;
  let running: ClientObserver[];
  let results: ProbeResult[];

  beforeEach(async () => {
    postgres = await PostgresStandIn.start({
      password: PASSWORD,
      facts: { systemIdentifier: '7300', timeline: 3 },
    });
    running = [];
    results = [];
  });

  afterEach(async () => {
    await Promise.all(running.map(client => client.stop()));
    await postgres.stop();
  });

  function observe(
    options: Partial<ClientObserverOptions> = {},
    route: Partial<RouteConfig> = {},
  ): ClientObserver {
    const client = new ClientObserver({
      route: {
        name: 'orders-rw',
        gateway: 'edge',
        proxy: 'rw',
        intent: 'read-write',
        listener: postgres.listener,
        targets: [],
        verify: {
          user: 'probe',
          password: PASSWORD,
          database: 'postgres',
          tls: { key: 'kindler.routes[0].verify.tls' },
        },
        ...route,
      },
      settings: { intervalMs: 2000, timeoutMs: 2000 },
      pace: FAST,
      isInDoubt: () => false,
      systemIdentifiers: () => undefined,
      onProbe: result => results.push(result),
      onFault: error => {
        throw error;
      },
      ...options,
    });
    running.push(client);
    return client;
  }

  const probes = (count: number) =>
    waitFor(
      `${count} probes`,
      () => results.length >= count || undefined,
      UNTIL,
    );
  const until = (
    client: ClientObserver,
    what: string,
    matches: (snapshot: ClientSnapshot) => boolean,
  ) => waitFor(what, () => matches(client.snapshot) || undefined, UNTIL);

  it('probes as in doubt while somebody moves its clients', async () => {
    const client = observe({
      pace: { calmMs: NEVER, doubtMs: 10, atOnceMs: 2 },
    });
    client.start();
    await probes(1);
    client.expectMove();
    await probes(4);
    expect(client.snapshot.everyMs).toBe(10);
  });

  it('logs in at first, and then with one probe in six while all is calm', async () => {
    const client = observe();
    client.start();
    await probes(16);
    const depths = results.slice(0, 16).map(({ depth }) => depth);
    expect(depths[0]).toBe('query');
    const queries = depths.filter(depth => depth === 'query').length;
    expect(queries).toBeGreaterThanOrEqual(3);
    expect(queries).toBeLessThanOrEqual(4);
    expect(client.snapshot).toMatchObject({
      failures: 0,
      everyMs: FAST.calmMs,
      lastQuery: { systemIdentifier: '7300', timeline: 3 },
    });
  });

  it('shares one probe among all who look on, never two at the same time', async () => {
    const client = observe({ pace: { ...FAST, calmMs: NEVER } });
    const asked = await Promise.all(
      Array.from({ length: 50 }, () => client.refresh()),
    );
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toMatchObject({ depth: 'query' });
    expect(postgres.accepted).toBe(1);
    const again = await client.refresh();
    expect(again!.startedAt).toBeGreaterThanOrEqual(asked[0]!.at);
    expect(postgres.accepted).toBe(2);
  });

  it('repeats the first probe that is not served at once, and logs in each time then', async () => {
    const client = observe({ pace: { ...FAST, calmMs: NEVER, doubtMs: 5 } });
    postgres.refusal = errorResponse('53300', 'sorry, too many clients');
    client.start();
    await probes(3);
    expect(client.snapshot).toMatchObject({
      last: { outcome: 'no-slot' },
      everyMs: 5,
      refusedSince: results[0].at,
      servedAt: undefined,
    });
    expect(client.snapshot.failures).toBeGreaterThanOrEqual(3);
    postgres.refusal = undefined;
    await until(client, 'to be served', ({ failures }) => failures === 0);
    expect(client.snapshot.refusedSince).toBeUndefined();
    expect(results.every(({ depth }) => depth === 'query')).toBe(true);
  });

  it('looks at once when a doubt begins, and often as long as it lasts', async () => {
    let doubt = false;
    const client = observe({
      pace: { ...FAST, calmMs: NEVER },
      isInDoubt: () => doubt,
    });
    client.start();
    await probes(1);
    client.reconsider();
    expect(client.snapshot.everyMs).toBe(NEVER);
    doubt = true;
    client.reconsider();
    await probes(5);
    expect(results.every(({ depth }) => depth === 'query')).toBe(true);
    expect(client.snapshot.everyMs).toBe(FAST.doubtMs);
  });

  it('knows another system only when all are known', async () => {
    let known: ReadonlySet<string> | undefined = new Set(['7300', '7301']);
    const client = observe({
      pace: FAST,
      systemIdentifiers: () => known,
      isInDoubt: () => true,
    });
    client.start();
    await until(client, 'served', ({ last }) => last?.outcome === 'served');
    known = new Set(['7301']);
    await until(client, 'astray', ({ last }) => last?.outcome === 'elsewhere');
    known = undefined;
    await until(client, 'served', ({ last }) => last?.outcome === 'served');
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(
      new Set(['served', 'elsewhere']),
    );
  });

  it('stays with what is said of a role that is not let in', async () => {
    const client = observe(
      { pace: FAST },
      {
        verify: {
          user: 'probe',
          password: 'wrong',
          database: 'postgres',
          tls: { key: 'kindler.routes[0].verify.tls' },
        },
      },
    );
    client.start();
    await probes(4);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(
      new Set(['auth']),
    );
    expect(client.snapshot).toMatchObject({
      failures: 0,
      everyMs: FAST.calmMs,
      servedAt: expect.any(Number),
    });
  });

  it('begins with what was last known, which is old', async () => {
    const client = observe({ pace: { ...FAST, calmMs: NEVER } });
    const at = Date.now() - 60_000;
    const last = { outcome: 'closed', at } as ProbeResult;
    client.restore({
      ...client.snapshot,
      last,
      servedAt: at - 1,
      refusedSince: at,
      failures: 7,
    });
    expect(client.snapshot).toMatchObject({ last, servedAt: at - 1 });
    expect(client.snapshot.failures).toBe(0);
    expect(client.snapshot.refusedSince).toBeUndefined();
    client.start();
    await probes(1);
    client.restore({ ...client.snapshot, last });
    expect(client.snapshot.last).toBe(results[0]);
  });

  it('ends with the probe that is under way', async () => {
    const client = observe();
    client.start();
    const asked = client.refresh();
    await client.stop();
    await asked;
    const { accepted } = postgres;
    expect(await client.refresh()).toBeUndefined();
    expect(postgres.accepted).toBe(accepted);
  });
});

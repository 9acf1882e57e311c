import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { waitFor } from '@kindler/lab';
import type { DatabaseConfig, GatewayConfig, RouteConfig } from '../config';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { PostgresStandIn } from '../postgres/client/__testUtils__/PostgresStandIn';
import { Observer } from './Observer';
import type { ObserverOptions } from './ObserverOptions';
import { memoryStore } from './__testUtils__/memoryStore';

const FOLDER = 'patroni/v4.1.4/01-healthy';
const SETTINGS = { intervalMs: 50, timeoutMs: 500 };
const UNTIL = { deadlineMs: 10_000, everyMs: 10 };

/** Answers by path; an answer of undefined is never given. */
type Answers = (path: string) => string | undefined;

describe('Observer', () => {
  const running: Observer[] = [];
  const servers: Server[] = [];
  let postgres: PostgresStandIn;

  beforeAll(async () => {
    postgres = await PostgresStandIn.start();
  });

  afterAll(() => postgres.stop());

  afterEach(async () => {
    await Promise.all(running.splice(0).map(observer => observer.stop()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(answers: Answers): Promise<string> {
    const server = createServer((request, response) => {
      const answer = answers(request.url!);
      if (answer !== undefined) {
        response.end(answer);
      }
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A Patroni member that answers as in the samples. */
  const member =
    (number: number): Answers =>
    path =>
      readFixture(
        path === '/patroni'
          ? `${FOLDER}/patroni.patroni${number}.json`
          : `${FOLDER}${path}.json`,
      );

  function observe(options: Partial<ObserverOptions>): Observer {
    const observer = Observer.create({
      databases: [],
      gateways: [],
      routes: [],
      settings: SETTINGS,
      logger: mockServices.logger.mock(),
      ...options,
    });
    running.push(observer);
    observer.start();
    return observer;
  }

  const until = (
    observer: Observer,
    what: string,
    matches: (database: Database) => boolean,
  ) =>
    waitFor(
      what,
      () => {
        const database = observer.getDatabase('demo')!;
        return matches(database) ? database : undefined;
      },
      UNTIL,
    );

  const demo = (members: string[]): DatabaseConfig => ({
    name: 'demo',
    patroni: { members },
    members: [],
  });

  const route = (): RouteConfig => ({
    name: 'demo-rw',
    gateway: 'edge',
    proxy: 'primary',
    intent: 'read-write',
    listener: postgres.listener,
    targets: [
      {
        name: 'demo',
        database: 'demo',
        servers: ['patroni1', 'patroni2', 'patroni3'],
      },
    ],
  });

  it('is unknown before anything was answered', () => {
    const observer = observe({ databases: [demo(['http://127.0.0.1:1'])] });
    expect(observer.getDatabase('demo')).toMatchObject({
      verdict: 'unknown',
      sources: [{ status: 'pending' }],
    });
    expect(observer.getDatabase('other')).toBeUndefined();
    expect(observer.getHistory('other')).toEqual([]);
  });

  it('is not ok before HAProxy was heard, though a client is served', async () => {
    const base = await serve(member(1));
    const stats = await serve(() => undefined);
    const observer = observe({
      databases: [demo([base])],
      gateways: [{ name: 'edge', stats: { url: stats } }],
      routes: [route()],
      settings: { ...SETTINGS, timeoutMs: 5000 },
    });
    const database = await until(
      observer,
      'a client to be served',
      ({ witnesses }) =>
        Object.values(witnesses).every(
          ({ kind, status }) => kind === 'haproxy' || status !== 'unknown',
        ),
    );
    expect(database).toMatchObject({
      verdict: 'unknown',
      witnesses: { haproxy: { status: 'unknown' } },
    });
  });

  it('tells of a change once, not of ages', async () => {
    const onChange = jest.fn();
    const base = await serve(member(1));
    const stats = await serve(() =>
      readFixture('haproxy/01-healthy.haproxy-3.0.0.csv'),
    );
    const observer = observe({
      databases: [demo([base])],
      gateways: [{ name: 'edge', stats: { url: stats } }],
      routes: [route()],
    });
    observer.subscribe({ onChange });
    const database = await until(
      observer,
      'ok, and its settings',
      ({ verdict, settings }) => verdict === 'ok' && settings !== undefined,
    );
    expect(database.leader).toBe('patroni1');
    expect(onChange).toHaveBeenCalledWith({
      databases: expect.arrayContaining(['demo']),
      gateways: expect.any(Array),
    });
    await observer.refreshDatabase('demo');
    await new Promise(setImmediate);
    const calls = onChange.mock.calls.length;
    await observer.refreshDatabase('demo');
    await observer.refreshDatabase('demo');
    await observer.refreshGateway('edge');
    await new Promise(setImmediate);
    expect(onChange).toHaveBeenCalledTimes(calls);
  });

  it('asks each member about itself, and one of them about the cluster', async () => {
    const asked: string[] = [];
    const bases = await Promise.all(
      [1, 2, 3].map(number =>
        serve(path => {
          asked.push(`${number}${path}`);
          return member(number)(path);
        }),
      ),
    );
    const observer = observe({ databases: [demo(bases)] });
    await until(observer, 'ok', ({ verdict }) => verdict === 'ok');
    asked.length = 0;
    const count = (path: string) =>
      asked.filter(text => text.endsWith(path)).length;
    await waitFor(
      'forty rounds',
      () => count('1/patroni') >= 40 || undefined,
      UNTIL,
    );
    // Each poller has a jitter of a tenth.
    const rounds = count('/patroni') / 3;
    expect(count('/cluster')).toBeLessThan(rounds * 1.5);
    expect(count('/cluster')).toBeGreaterThan(rounds / 2);
    for (const number of [1, 2, 3]) {
      expect(count(`${number}/cluster`)).toBeGreaterThan(rounds / 6);
    }
    expect(count('/history') + count('/config')).toBeLessThanOrEqual(10);
  });

  it('never asks an address out of a payload', async () => {
    const asked: string[] = [];
    const trap = await serve(path => {
      asked.push(path);
      return '{}';
    });
    const base = await serve(path =>
      member(1)(path)?.replaceAll(/http:\/\/127.0.0.1:\d+/g, trap),
    );
    const observer = observe({ databases: [demo([base])] });
    const database = await until(
      observer,
      'a leader',
      ({ leader }) => leader !== undefined,
    );
    await observer.refreshDatabase('demo');
    expect(database.memberCount).toBe(3);
    expect(asked).toEqual([]);
  });

  it.each([
    ['an HTML page', () => '<html>', 'parse'],
    [
      'truncated JSON',
      (path: string) => member(2)(path)?.slice(0, 100),
      'parse',
    ],
    ['another document', () => '{"hello":"world"}', 'parse'],
    ['nothing', () => undefined, 'timeout'],
    [
      'far too much',
      () => `{"members":"${'x'.repeat(3_000_000)}"}`,
      'too-large',
    ],
  ])(
    'keeps the fault of a node that answers with %s to that node',
    async (_, answers, kind) => {
      const bases = [await serve(member(1)), await serve(answers)];
      const observer = observe({ databases: [demo(bases)] });
      const database = await until(
        observer,
        'one fault',
        ({ sources, leader }) =>
          leader !== undefined &&
          sources.some(({ status }) => status === 'unreachable'),
      );
      expect(
        database.sources.map(({ status, fault }) => [status, fault?.kind]),
      ).toEqual([
        ['ok', undefined],
        ['unreachable', kind],
      ]);
      expect(database.leader).toBe('patroni1');
    },
  );

  it('answers with the fault when a gateway cannot be refreshed', async () => {
    const gateway: GatewayConfig = {
      name: 'edge',
      stats: { url: 'http://user:hunter2@127.0.0.1:1/stats' },
    };
    const observer = observe({ gateways: [gateway] });
    const answer = await observer.refreshGateway('edge');
    expect(answer.sources[0]).toMatchObject({
      status: 'unreachable',
      target: 'http://127.0.0.1:1/stats;csv',
      fault: { kind: 'refused', source: 'haproxy-stats:edge' },
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    await expect(observer.refreshGateway('other')).rejects.toThrow(
      'no gateway',
    );
  });

  it('logs in to the statistics with basic auth', async () => {
    const server = createServer((request, response) => {
      const wanted = `Basic ${Buffer.from('me:secret').toString('base64')}`;
      const known = request.headers.authorization === wanted;
      response.writeHead(known ? 200 : 401);
      response.end(readFixture('haproxy/01-healthy.haproxy-3.0.0.csv'));
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const observer = observe({
      gateways: [
        { name: 'in', stats: { url, user: 'me', password: 'secret' } },
        { name: 'out', stats: { url, user: 'me', password: 'wrong' } },
      ],
    });
    expect((await observer.refreshGateway('in')).proxies).toHaveLength(3);
    expect(
      (await observer.refreshGateway('out')).sources[0].fault,
    ).toMatchObject({
      kind: 'auth',
      hint: expect.stringContaining('kindler.gateways[].stats.user'),
    });
  });

  it('shows what was last known after a restart, and never as well', async () => {
    const store = memoryStore();
    const base = await serve(member(1));
    const databases = [demo([base])];
    const before = observe({ databases, store });
    await until(before, 'ok', ({ verdict }) => verdict === 'ok');
    await before.stop();
    servers.splice(0).forEach(server => {
      server.closeAllConnections();
      server.close();
    });

    const after = observe({ databases, store });
    const database = await until(
      after,
      'what was last known',
      ({ memberCount, sources }) =>
        memberCount > 0 &&
        sources[0].status === 'unreachable' &&
        sources[0].observedAt !== undefined,
    );
    const seen = await until(
      after,
      'unknown',
      ({ verdict }) => verdict === 'unknown',
    );
    expect(seen.leader).toBeUndefined();
    expect(database.scope).toBe('demo');
    expect(seen.members[0]).toMatchObject({
      name: 'patroni1',
      role: 'unknown',
      writable: 'unknown',
      port: 54321,
    });
  });

  it('knows after a restart that a server was moved meanwhile', async () => {
    const store = memoryStore();
    const base = await serve(member(1));
    let csv = readFixture('haproxy/01-healthy.haproxy-3.0.0.csv');
    const stats = await serve(() => csv);
    const options = {
      databases: [demo([base])],
      gateways: [{ name: 'edge', stats: { url: stats } }],
      routes: [route()],
      store,
    };
    const before = observe(options);
    await until(before, 'ok', ({ verdict }) => verdict === 'ok');
    await before.stop();
    csv = csv.replaceAll('127.0.0.1:54321', '10.9.9.9:5432');
    const moved = 'before 127.0.0.1:54321';
    const seen = await until(observe(options), moved, ({ findings }) =>
      findings.some(({ message }) => message.includes(moved)),
    );
    expect(seen.findings[0].code).toBe('write-route-elsewhere');
  });
});

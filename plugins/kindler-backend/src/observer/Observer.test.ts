import { waitFor } from '@kindler/lab';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { SETTINGS, UNTIL, useObservers } from './__testUtils__/useObservers';

describe('Observer', () => {
  const { serve, member, observe, until, demo, route } = useObservers();

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
});

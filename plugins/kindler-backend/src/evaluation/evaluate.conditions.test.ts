import { codes, find, lasting } from './__testUtils__/judging';
import { memberRows, routed } from './__testUtils__/routed';
import { NOW } from './__testUtils__/snapshots';
import { serverRow, statsCsv } from './__testUtils__/statsCsv';
import { evaluate } from './evaluate';
import { parseStats } from '../haproxy/parsing/parseStats';
import { toDatabase } from './views/toDatabase';

describe('a frontend of another name', () => {
  const frontend = (pxname: string, status: string, more = {}) => ({
    pxname,
    svname: 'FRONTEND',
    status,
    ...more,
  });
  const listener = (pxname: string, addr: string) => ({
    pxname,
    svname: 'sock-1',
    type: 3,
    status: 'OPEN',
    addr,
  });
  const route = { listener: { host: 'db.example', port: 5000 } };
  const judge = (rows: Array<Record<string, string | number>>, more = {}) =>
    codes(lasting(routed([...rows, ...memberRows()], { ...route, ...more })));

  it.each([
    ['the only one', [frontend('pg_in', 'PAUSED')]],
    [
      'the one with the listener’s port',
      [
        frontend('a', 'PAUSED'),
        listener('a', '[::]:5000'),
        frontend('b', 'OPEN'),
        listener('b', '0.0.0.0:5001'),
      ],
    ],
    [
      'the one whose name says so',
      [frontend('fe_primary', 'STOP'), frontend('fe_replicas', 'OPEN')],
    ],
    [
      'the only one of its mode',
      [frontend('pg_in', 'PAUSED'), frontend('web', 'OPEN', { mode: 'http' })],
    ],
  ])('is found: %s', (_, rows) => {
    expect(judge(rows)).toEqual(['critical listener-closed']);
  });

  it('is the one that the configuration names', () => {
    const rows = [frontend('one', 'OPEN'), frontend('two', 'PAUSED')];
    expect(judge(rows, { frontend: 'two' })).toEqual([
      'critical listener-closed',
    ]);
    expect(judge(rows, { frontend: 'one' })).toEqual([]);
  });

  it('is not guessed', () => {
    const rows = [frontend('one', 'OPEN'), frontend('two', 'PAUSED')];
    expect(judge(rows)).toEqual([]);
  });

  it.each([
    ['its limit', { status: 'OPEN', scur: 200, slim: 200 }],
    ['its limit, after it was lowered', { status: 'OPEN', scur: 9, slim: 5 }],
    ['its limit, in the word of HAProxy 2.3', { status: 'FULL' }],
  ])('keeps clients waiting at %s', (_, row) => {
    const at = lasting(
      routed([{ ...frontend('pg_in', ''), ...row }, ...memberRows()]),
    );
    expect(codes(at)).toEqual(['warning frontend-full']);
    expect(at.verdict).toBe('degraded');
  });

  it('says at once that clients wait', () => {
    const snapshot = routed([
      frontend('primary', 'OPEN', { scur: 5, slim: 5 }),
      ...memberRows(),
    ]);
    const first = evaluate(snapshot, undefined, NOW);
    expect(codes(first)).toEqual(['warning frontend-full']);
  });
});

describe('limits of sessions', () => {
  it('of the only server that is up keep clients waiting', () => {
    const full = { scur: 50, slim: 50, qcur: 7 };
    expect(codes(lasting(routed(memberRows({ ...full, scur: 49 }))))).toEqual(
      [],
    );
    const at = lasting(routed(memberRows(full)));
    expect(codes(at)).toEqual(['warning servers-full']);
    expect(find(at, 'servers-full')?.message).toContain('wait: 7');
  });

  it('of the whole process do, whatever the frontend', () => {
    const snapshot = routed(memberRows());
    snapshot.routes[0].stats!.value!.info = {
      connections: 2000,
      connectionLimit: 2000,
    };
    expect(codes(lasting(snapshot))).toEqual(['warning gateway-full']);
  });
});

describe('a gateway that is away', () => {
  const away = routed(memberRows());
  away.routes[0].stats = { ...away.routes[0].stats!, failures: 5 };

  it('keeps its servers as last known, and says of none that it is up or down', () => {
    const at = lasting(away);
    expect(codes(at)).toEqual(['warning route-unknown']);
    const [gateway] = toDatabase(away, at).gateways;
    expect(gateway.statistics).toMatchObject({
      status: 'stale',
      observedAt: expect.any(String),
    });
    expect(
      gateway.servers.map(({ name, member, address, up, lastUp }) => [
        name,
        member,
        address,
        up,
        lastUp,
      ]),
    ).toEqual([
      ['patroni1', 'patroni1', '127.0.0.1:54321', 'unknown', true],
      ['patroni2', 'patroni2', '127.0.0.1:54322', 'unknown', false],
      ['patroni3', 'patroni3', '127.0.0.1:54323', 'unknown', false],
    ]);
  });

  it('is pending until it answered once', () => {
    const { stats, ...route } = away.routes[0];
    const never = {
      ...away,
      routes: [{ ...route, stats: { source: stats!.source } }],
    };
    expect(toDatabase(never, lasting(never)).gateways[0]).toMatchObject({
      statistics: { status: 'pending' },
      servers: [],
    });
  });
});

describe('statistics of a version', () => {
  it.each(['2.6.12', '3.0.0'] as const)(
    '%s have limits and agents',
    version => {
      const [proxy] = parseStats(
        statsCsv(
          [
            { pxname: 'rw', svname: 'FRONTEND', status: 'OPEN', slim: 9 },
            serverRow('a', { pxname: 'rw', slim: 4, agent_status: 'L7OK' }),
            { pxname: 'rw', svname: 'BACKEND', status: 'UP', weight: 3 },
          ],
          version,
        ),
      ).proxies;
      expect(proxy).toMatchObject({
        frontend: { sessionLimit: 9 },
        backend: { weight: 3 },
        servers: [{ sessionLimit: 4, agent: 'L7OK' }],
      });
    },
  );
});

import { codes, find, lasting } from './__testUtils__/judging';
import { memberRows, routed } from './__testUtils__/routed';
import { NOW } from './__testUtils__/snapshots';
import { serverRow, statsCsv } from './__testUtils__/statsCsv';
import { evaluate } from './evaluate';
import { parseStats } from '../haproxy/parsing/parseStats';
import { toDatabase } from './views/toDatabase';

const all = (status: string, more = {}) =>
  memberRows({ status, ...more }, { status, ...more });

describe('why HAProxy uses no server', () => {
  it.each<[string, string[], string]>([
    ['MAINT', ['warning write-route-drained'], 'degraded'],
    ['DRAIN', ['warning write-route-drained'], 'degraded'],
    ['MAINT (resolution)', ['critical no-write-route'], 'critical'],
    ['MAINT (via gone/pg1)', ['critical no-write-route'], 'critical'],
    ['DRAIN (agent)', ['critical no-write-route'], 'critical'],
    ['DOWN (agent)', ['critical no-write-route'], 'critical'],
    ['NOLB', ['critical no-write-route'], 'critical'],
    ['NOLB 1/2', ['critical no-write-route'], 'critical'],
  ])('%s', (status, expected, verdict) => {
    const at = lasting(routed(all(status)));
    expect(codes(at)).toEqual(expected);
    expect(at.verdict).toBe(verdict);
  });

  it.each([
    ['MAINT', 'warning write-route-drained'],
    ['MAINT (resolution)', 'critical no-write-route'],
  ])('is that of the servers that they track: %s', (status, code) => {
    const tracked = serverRow('pg1', { pxname: 'other', status });
    const at = lasting(routed([tracked, ...all('MAINT (via other/pg1)')]));
    expect(codes(at)).toEqual([code]);
  });

  it('does not leave a route to another cluster because names do not resolve', () => {
    const rows = [
      ...all('MAINT (resolution)'),
      serverRow('archive1', { addr: '10.7.0.1:5432' }),
    ];
    const at = lasting(
      routed(rows, {
        servers: ['patroni1', 'patroni2', 'patroni3'],
        otherTargets: [
          { name: 'archive', database: 'archive', servers: ['archive1'] },
        ],
      }),
    );
    expect(codes(at)).toEqual(['critical no-write-route']);
  });

  it('is no word that is not known', () => {
    const at = lasting(routed(all('WARMING')));
    expect(codes(at)).toEqual(['info not-known']);
    expect(at.verdict).toBe('unknown');
  });
});

describe('slots of a server template that nothing fills', () => {
  const slots = [4, 5].map(number =>
    serverRow(`patroni${number}`, {
      status: 'MAINT (resolution)',
      stot: 0,
      lastchg: 9000,
    }),
  );

  it('are harmless', () => {
    expect(lasting(routed([...memberRows(), ...slots])).verdict).toBe('ok');
  });

  it('do not hide that operators took the others out', () => {
    const at = lasting(routed([...all('MAINT'), ...slots]));
    expect(codes(at)).toEqual(['warning write-route-drained']);
  });

  it('are no others that a route could have been left to', () => {
    const slot = { ...slots[0], svname: 'archive2' };
    const at = lasting(
      routed([...all('MAINT'), slot], {
        servers: ['patroni1', 'patroni2', 'patroni3'],
        otherTargets: [
          {
            name: 'archive',
            database: 'archive',
            servers: ['archive1', 'archive2'],
          },
        ],
      }),
    );
    expect(codes(at)).toEqual(['warning write-route-drained']);
  });
});

describe('backup servers', () => {
  const backup = { act: 0, bck: 1 };
  const rows = (weight: number | undefined, first = 'UP') => [
    serverRow('patroni2', { addr: '127.0.0.1:54322', status: 'DOWN' }),
    serverRow('patroni1', {
      addr: '127.0.0.1:54321',
      status: first,
      ...backup,
    }),
    serverRow('patroni3', { addr: '127.0.0.1:54323', ...backup }),
    ...(weight === undefined
      ? []
      : [{ pxname: 'primary', svname: 'BACKEND', status: 'UP', weight }]),
  ];

  it('take connections one at a time', () => {
    expect(lasting(routed(rows(1))).verdict).toBe('ok');
  });

  it('take them all with option allbackups', () => {
    expect(codes(lasting(routed(rows(2))))).toEqual([
      'critical write-route-split',
    ]);
  });

  it('are not known to where the weight of the backend is not told', () => {
    const at = lasting(routed(rows(undefined)));
    expect(codes(at)).toEqual(['info not-known']);
    expect(at.verdict).toBe('unknown');
  });

  it('take over from one that is down', () => {
    const at = lasting(routed(rows(1, 'DOWN')));
    expect(at.witnesses.haproxy.members).toEqual(['patroni3']);
    expect(codes(at)).toEqual(['critical write-route-elsewhere']);
  });

  it('wait while an active server is up', () => {
    const active = rows(2).map(row =>
      row.svname === 'patroni2' ? { ...row, status: 'UP 1/3' } : row,
    );
    expect(lasting(routed(active)).witnesses.haproxy.members).toEqual([
      'patroni2',
    ]);
  });
});

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

import { codes, lasting } from './__testUtils__/judging';
import { memberRows, routed } from './__testUtils__/routed';
import { serverRow } from './__testUtils__/statsCsv';

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

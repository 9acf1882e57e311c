import { readHeldSessions } from '../../model/haproxy/readHeldSessions';
import { parseProcesses } from './parseProcesses';
import { parseStats } from './parseStats';
import { toProcesses } from '../../evaluation/views/toProcesses';
import { readFixture } from '../../evaluation/__testUtils__/fixtures';

const UNTIL_2_4 = `#<PID>          <type>          <relative PID>  <reloads>       <uptime>        <version>
1162            master          0               5               0d00h02m07s     2.0-dev7-0124c9-7
# workers
1271            worker          1               0               0d00h00m00s     2.0-dev7-0124c9-7
1272            worker          2               0               0d00h00m00s     2.0-dev7-0124c9-7
# old workers
1233            worker          [was: 1]        3               1d00h00m43s     2.0-dev3-6019f6-289
# programs
1244            foo             0               0               0d00h00m00s     -
# old programs
1245            worker          0               0               0d00h00m00s     -

`;

const SINCE_2_5 = `#<PID>          <type>          <reloads>       <uptime>        <version>
6903            master          1 [failed: 0]   0d00h00m51s     2.6.12-1+deb12u4
# workers
8244            worker          0               0d00h00m02s     2.6.12-1+deb12u4
# old workers
6910            worker          1               0d00h00m51s     2.6.12-1+deb12u4
# programs

`;

const SINCE_3_3 = `#<PID>          <type>          <reloads>       <uptime>        <version>       		 <ipc_fd[0]>     <ipc_fd[1]>
10              master          2 [failed: 1]   12d03h00m00s    3.4.0
# workers
30              worker          0               0d00h10m00s     3.4.0           		 9               10
# old workers
20              worker          1               12d03h00m00s    3.3.1           		 7               8

`;

describe('parseProcesses', () => {
  it.each([
    [
      'until 2.4',
      UNTIL_2_4,
      [
        [1271, 'current', 0, '2.0-dev7-0124c9-7'],
        [1272, 'current', 0, '2.0-dev7-0124c9-7'],
        [1233, 'old', 86_443, '2.0-dev3-6019f6-289'],
      ],
    ],
    [
      '2.5 and later',
      SINCE_2_5,
      [
        [8244, 'current', 2, '2.6.12-1+deb12u4'],
        [6910, 'old', 51, '2.6.12-1+deb12u4'],
      ],
    ],
    [
      'without programs, with columns of `debug`',
      SINCE_3_3,
      [
        [30, 'current', 600, '3.4.0'],
        [20, 'old', 1_047_600, '3.3.1'],
      ],
    ],
  ])('reads the layout %s', (_, text, expected) => {
    expect(
      parseProcesses(text).map(({ pid, kind, uptime, version }) => [
        pid,
        kind,
        uptime,
        version,
      ]),
    ).toEqual(expected);
  });

  it.each(['', '# pxname,svname\n\n', '<html>\n\n'])(
    'refuses what is no list of processes',
    text => expect(() => parseProcesses(text)).toThrow('header'),
  );
});

describe('readHeldSessions', () => {
  const stats = parseStats(
    readFixture('haproxy/01-healthy.haproxy-2.6.12.csv'),
  );
  const proxy = (sessions: number | undefined) => ({
    name: 'rw',
    frontend: { status: 'STOP', sessions },
    servers: [
      { name: 'pg1', status: 'UP', up: true, address: 'a:1', sessions },
      { name: 'pg2', status: 'DOWN', up: false, address: 'b:1', sessions: 0 },
    ],
  });

  it('tells where sessions are, and leaves out servers without any', () => {
    expect(readHeldSessions({ proxies: [proxy(2)], warnings: [] })).toEqual({
      sessions: 2,
      servers: [{ proxy: 'rw', server: 'pg1', address: 'a:1', sessions: 2 }],
    });
  });

  it.each([
    ['a count is missing', { proxies: [proxy(undefined)], warnings: [] }],
    ['a row was not read', { proxies: [proxy(2)], warnings: ['Row 3'] }],
    ['there is no frontend', { proxies: [], warnings: [] }],
  ])('is unknown when %s', (_, unclear) => {
    expect(readHeldSessions(unclear)).toBeUndefined();
  });

  it('never shows an old process that did not answer as empty', () => {
    const current = { pid: 2, kind: 'current' as const };
    const old = { pid: 1, kind: 'old' as const };
    const shown = (fresh: boolean, ...more: Array<typeof current>) =>
      toProcesses([current, ...more, old], fresh, stats).map(
        ({ sessions }) => sessions,
      );
    expect(shown(true)).toEqual([expect.any(Number), 'unknown']);
    expect(shown(false)).toEqual(['unknown', 'unknown']);
    expect(shown(true, { pid: 3, kind: 'current' })).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});

import { readFixture } from '../../evaluation/__testUtils__/fixtures';
import { type StatsServer } from '../../model/haproxy/GatewayStats';
import { parseStats } from './parseStats';

const read = (name: string) => parseStats(readFixture(`haproxy/${name}.csv`));
const HEADER =
  '# pxname,svname,scur,status,weight,act,bck,type,addr,-,ssl_x,\n';

function servers(rows: string): StatsServer[] {
  return parseStats(`${HEADER}${rows}`).proxies[0].servers as StatsServer[];
}

describe('parseStats', () => {
  it.each(['2.6.12', '3.0.0'])('reads HAProxy %s', version => {
    const { proxies, warnings, pid } = read(`01-healthy.haproxy-${version}`);
    expect(warnings).toEqual([]);
    expect(pid).toBe('1');
    expect(proxies.map(({ name }) => name)).toEqual([
      'stats',
      'primary',
      'replicas',
    ]);
    const primary = proxies[1];
    expect(primary).toMatchObject({
      mode: 'tcp',
      frontend: { status: 'OPEN', sessions: 0 },
      backend: { status: 'UP', activeServers: 1 },
    });
    expect(
      primary.servers.map(({ name, status, up, address, check }) => [
        name,
        status,
        up,
        address,
        check,
      ]),
    ).toEqual([
      ['patroni1', 'UP', true, '127.0.0.1:54321', 'L7OK 200'],
      [
        'patroni2',
        'DOWN',
        false,
        '127.0.0.1:54322',
        'L7STS 503 (Service Unavailable)',
      ],
      [
        'patroni3',
        'DOWN',
        false,
        '127.0.0.1:54323',
        'L7STS 503 (Service Unavailable)',
      ],
    ]);
    expect(primary.servers[1]).toMatchObject({
      checkFailures: 1,
      checkDowns: 1,
      fall: 3,
      sessions: 0,
    });
  });

  it('finds columns by name, wherever they stand', () => {
    const text =
      '# pxname,svname,new,type,status,addr,-,status,\np,s,9,2,UP,10.0.0.1:5432,-,DOWN,\n';
    expect(parseStats(text).proxies[0].servers[0]).toMatchObject({
      status: 'UP',
      up: true,
      address: '10.0.0.1:5432',
      sessions: undefined,
    });
  });

  it.each([
    ['UP', 1, true],
    ['UP 2/3', 1, true],
    ['no check', 1, true],
    ['DOWN', 1, false],
    ['DOWN 1/2', 1, false],
    ['NOLB', 1, false],
    ['DRAIN', 1, false],
    ['MAINT', 1, false],
    ['MAINT (via a/b)', 1, false],
    ['MAINT (resolution)', 1, false],
    ['UP', 0, false],
  ])('says of status %s with weight %d up: %s', (status, weight, up) => {
    const [server] = servers(`p,s,3,${status},${weight},1,0,2,h:1,-,0,\n`);
    expect(server).toMatchObject({ up, status, sessions: 3 });
  });

  it('knows that backups wait while an active server is up', () => {
    const both = servers('p,a,0,UP,1,1,0,2,,-,\np,b,0,UP,1,0,1,2,,-,\n');
    expect(both.map(({ up }) => up)).toEqual([true, false]);
    const alone = servers('p,a,0,DOWN,1,1,0,2,,-,\np,b,0,UP,1,0,1,2,,-,\n');
    expect(alone.map(({ up }) => up)).toEqual([false, true]);
  });

  it('reads quoted fields', () => {
    const [server] = servers('p,"a ""b"", c",1,UP,1,1,0,2,"h:1",-,\n');
    expect(server).toMatchObject({ name: 'a "b", c', address: 'h:1' });
  });

  it('turns rows that cannot be read into warnings', () => {
    const corrupt = readFixture('issues/haproxy-992-corrupt-2.3.csv.excerpt');
    const header = readFixture('haproxy/01-healthy.haproxy-2.6.12.csv').split(
      '\n',
    )[0];
    const { proxies, warnings } = parseStats(`${header}\n${corrupt}\n`);
    expect(proxies).toEqual([]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^Row 2: /);
  });

  it('goes on after a broken row', () => {
    const { proxies, warnings } = parseStats(
      `${HEADER}p,,0,UP,1,1,0,2,,-,\np,short\np,s,0,UP,1,1,0,2,h:1,-,\n`,
    );
    expect(proxies[0].servers).toHaveLength(1);
    expect(warnings).toEqual([
      expect.stringContaining('empty'),
      expect.stringContaining('columns'),
    ]);
  });

  it('does not list thousands of warnings', () => {
    const { warnings } = parseStats(
      `${HEADER}${'p,,0,UP,1,1,0,2,,-,\n'.repeat(500)}`,
    );
    expect(warnings).toHaveLength(21);
    expect(warnings[20]).toMatch('480 more');
  });

  it.each([
    ['a page', '<html>'],
    ['nothing', ''],
    [
      'rows without header',
      readFixture('haproxy/haproxy_exporter-test-haproxy.csv'),
    ],
    ['a header without status', '# pxname,svname,type,\n'],
    [
      'a truncated text',
      readFixture('haproxy/01-healthy.haproxy-3.0.0.csv').slice(0, -40),
    ],
  ])('refuses %s as a parse fault', (_, text) => {
    expect(() => parseStats(text)).toThrow(
      expect.objectContaining({ kind: 'parse' }),
    );
  });
});

import type { EnvironmentRecord } from '@kindler/backstage-plugin-kindler-common';
import { readRecord } from './readRecord';
import { isNetwork, readTime } from './readValues';

type Values = Omit<EnvironmentRecord, 'line'>;

const read = (values: Values) =>
  readRecord({ line: 7, name: 'dev', ...values });

const problemsOf = (values: Values) =>
  read(values).problems.map(({ field, problem }) => [field, problem.text]);

describe('readRecord', () => {
  it('takes what Kindler writes', () => {
    const { problems, row, serverIp, notes } = read({
      provider: ' K3D ',
      nodePort: '30080',
      httpPort: '18090',
      subnet: '10.101.0.0/16',
      serverIp: '172.18.0.6',
      registerPortainer: 'TRUE',
      haproxyRoute: '0',
      desiredState: 'present',
      actualState: 'running',
      createdAt: '2025-10-21 08:00:00',
    });
    expect(problems).toEqual([]);
    expect(serverIp).toBe('172.18.0.6');
    expect(row).toMatchObject({
      name: 'dev',
      provider: 'k3d',
      ports: { node_port: 30080, pf_port: null, http_port: 18090 },
      times: { created_at: Date.UTC(2025, 9, 21, 8), updated_at: null },
      actual_state: 'running',
    });
    expect(notes.map(({ text }) => text)).toEqual([
      'register_portainer was set; it is not registered there from here',
    ]);
  });

  it.each<[Values, string, string]>([
    [{ name: '' }, 'name', 'it has no name'],
    [{ name: undefined }, 'name', 'it has no name'],
    [{ name: 'Dev' }, 'name', "the name 'Dev' is no DNS label"],
    [{ name: 'a'.repeat(64) }, 'name', 'is no DNS label'],
    [{ name: '../x' }, 'name', 'is no DNS label'],
    [{ provider: 'minikube' }, 'provider', "provider 'minikube' is not known"],
    [{ provider: 'database' }, 'provider', "'database' is not known"],
    [{ httpPort: '0' }, 'httpPort', "recorded http_port '0' is not a port"],
    [{ httpPort: '65536' }, 'httpPort', 'is not a port'],
    [{ nodePort: '-1' }, 'nodePort', 'is not a port'],
    [{ pfPort: '1e3' }, 'pfPort', 'is not a port'],
    [{ httpsPort: '٨٠' }, 'httpsPort', 'is not a port'],
    [{ subnet: '999.999.1.1/99' }, 'subnet', 'is not a network'],
    [{ serverIp: '1'.repeat(46) }, 'serverIp', 'too long'],
    [{ registerPortainer: 'maybe' }, 'registerPortainer', 'true nor false'],
    [{ haproxyRoute: 'constructor' }, 'haproxyRoute', 'true nor false'],
    [{ updatedAt: 'yesterday' }, 'updatedAt', 'is not a time'],
  ])('refuses %j', (values, field, why) => {
    expect(problemsOf(values)).toEqual([[field, expect.stringContaining(why)]]);
  });

  it('names every field that is wrong', () => {
    const wrong = { name: 'A', provider: 'x', httpPort: 'y', createdAt: 'z' };
    expect(problemsOf(wrong).map(([field]) => field)).toEqual(
      Object.keys(wrong),
    );
  });

  it('knows that nobody makes or removes it any more', () => {
    expect(
      read({ actualState: 'Creating', status: 'running' }).row,
    ).toMatchObject({ actual_state: null, status: 'Creating' });
  });
});

it.each([
  ['2025-10-21 08:00:00', '2025-10-21T08:00:00.000Z'],
  ['2025-10-21T08:00:00.123456', '2025-10-21T08:00:00.123Z'],
  ['2025-10-21 08:00', '2025-10-21T08:00:00.000Z'],
  ['2025-10-21 08:00:00+00', '2025-10-21T08:00:00.000Z'],
  ['2025-10-21T08:00:00+02:00', '2025-10-21T06:00:00.000Z'],
  ['2025-10-21 08:00:00-0330', '2025-10-21T11:30:00.000Z'],
  ['2025-02-29 08:00:00', undefined],
  ['2025-10-21 24:61:00', undefined],
  ['0000-01-01 00:00:00', undefined],
  ['2025-10-21', undefined],
  ['1761033600', undefined],
  ['', undefined],
])('reads the time %j as %j', (text, expected) => {
  const time = readTime(text);
  expect(time === undefined ? time : new Date(time).toISOString()).toBe(
    expected,
  );
});

it.each([
  ['10.101.0.0/16', true],
  ['10.101.2.3/16', true],
  ['10.101.2.3', true],
  ['fd00::/8', true],
  ['::ffff:10.0.0.0/104', true],
  ['10.101.0.0/33', false],
  ['10.101.0/16', false],
  ['10.101.0.0/', false],
  ['10.101.0.0/16/16', false],
  ['fe80::1%eth0/64', false],
  ['010.1.1.1/8', false],
  ['/8', false],
])('takes %j for a network: %s', (text, expected) => {
  expect(isNetwork(text)).toBe(expected);
});

import type { StatsServer } from './GatewayStats';
import type { KeptServer } from './KeptServer';
import { reloadDifferences } from './reloadDifferences';

const kept: KeptServer = {
  proxy: 'rw',
  server: 'pg1',
  isOff: false,
  address: { host: '10.0.0.1', port: 5432 },
  weight: 1,
  file: '/state',
};
const running: StatsServer = {
  name: 'pg1',
  status: 'UP',
  up: true,
  address: '10.0.0.1:5432',
  weight: 1,
  backup: false,
  lastChange: 900,
};

describe('reloadDifferences', () => {
  const differ = (now: Partial<StatsServer>, then: Partial<KeptServer> = {}) =>
    reloadDifferences(
      {
        proxies: [{ name: 'rw', servers: [{ ...running, ...now }] }],
        warnings: [],
      },
      [{ ...kept, ...then }],
    ).map(each => `${each.what} ${each.running} ${each.kept}`);

  it.each([
    ['nothing', {}, {}, []],
    ['what checks say', { status: 'DOWN' }, {}, []],
    ['a closed server', { status: 'MAINT' }, {}, ['state maint ready']],
    ['a drained one', { status: 'DRAIN' }, {}, ['state drain ready']],
    [
      'one that is closed on both sides',
      { status: 'MAINT' },
      { isOff: true },
      [],
    ],
    ['an open server', {}, { isOff: true }, ['state ready maint']],
    ['no address', { address: undefined }, {}, []],
    ['a name', {}, { address: undefined }, []],
    [
      'another address',
      { address: '10.0.0.2:5432' },
      {},
      ['address 10.0.0.2:5432 10.0.0.1:5432'],
    ],
    ['a name that does not resolve', { status: 'MAINT (resolution)' }, {}, []],
    ['another weight', { weight: 7 }, {}, ['weight 7 1']],
    ['a slow start', { weight: 7, lastChange: 3 }, { weight: 9 }, []],
    ['a weight by an agent', { weight: 7, agent: 'L7OK' }, {}, []],
    ['a server that the files do not have', {}, { server: 'pg2' }, []],
  ] as Array<[string, object, object, string[]]>)(
    'sees %s',
    (_, now, then, expected) => {
      expect(differ(now, then)).toEqual(expected);
    },
  );
});

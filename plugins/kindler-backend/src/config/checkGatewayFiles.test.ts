import { ConfigReader } from '@backstage/config';
import { readKindlerConfig } from './readKindlerConfig';

const gateway = {
  name: 'edge',
  driver: 'files',
  socket: '/admin',
  masterSocket: '/master',
  files: {
    folder: '/kindler.d',
    configurations: ['/haproxy.cfg'],
    proxies: [
      {
        name: 'orders_rw',
        bind: [':5000'],
        servers: [{ name: 'pg1', address: '10.0.0.11:5432' }],
      },
    ],
  },
};
const route = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'orders_rw',
  intent: 'read-write',
  listener: { host: '10.0.0.5', port: 5000 },
  targets: [{ name: 'orders', database: 'orders', servers: ['pg1'] }],
};

const read = (changes: object, routeChanges = {}) =>
  readKindlerConfig(
    new ConfigReader({
      kindler: {
        databases: [{ name: 'orders', patroni: { members: ['http://a'] } }],
        gateways: [{ ...gateway, ...changes }],
        routes: [{ ...route, ...routeChanges }],
      },
    }),
  );
const settings = (line: string) => ({
  files: {
    ...gateway.files,
    proxies: [{ ...gateway.files.proxies[0], settings: [line] }],
  },
});

describe('a gateway by files', () => {
  it('is read', () => {
    expect(read({}).gateways[0].files).toMatchObject({
      program: 'haproxy',
      proxies: [{ servers: [{ options: '', disabled: false }] }],
    });
  });

  it.each([
    ['no files', { files: undefined }, {}, /files \(of 'edge'\) is missing/],
    ['no master', { masterSocket: undefined }, {}, /masterSocket .*is missing/],
    ['another driver', { driver: 'x' }, {}, /Write `driver: files`/],
    ['a state file, too', { stateFile: '/state' }, {}, /Remove it/],
    [
      'a proxy elsewhere',
      {},
      { proxy: 'x' },
      /no 'x', which route 'orders-rw'/,
    ],
    [
      'a server elsewhere',
      {},
      { targets: [{ ...route.targets[0], servers: ['pg2'] }] },
      /no server 'pg2'/,
    ],
    ['a server line', settings('server x :1'), {}, /written by the plugin/],
    ['two lines', settings('retries 2\nlisten x'), {}, /one line/],
    ['a comment', settings('retries 2 # no'), {}, /one line/],
  ])('is refused with %s', (_, changes, routeChanges, message) => {
    expect(() => read(changes, routeChanges)).toThrow(message);
  });
});

import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readKindlerConfig } from './readKindlerConfig';

const read = (kindler: JsonObject) =>
  readKindlerConfig(new ConfigReader({ kindler }));

const gateway = { name: 'edge' };
const database = { name: 'orders', patroni: { members: ['http://a:8008'] } };
const route = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'rw',
  intent: 'read-write',
  listener: { host: 'a', port: 5000 },
  targets: [{ name: 'orders', database: 'orders', servers: ['pg1'] }],
};

describe('readKindlerConfig', () => {
  it('reads nothing at all', () => {
    expect(readKindlerConfig(new ConfigReader({}))).toMatchObject({
      databases: [],
      gateways: [],
      routes: [],
      observer: { intervalMs: 2000, timeoutMs: 2000 },
      events: { days: 90, maxPerKind: 1000 },
      notifications: { enabled: true },
    });
    expect(() => read({ events: { retentionDays: 0 } })).toThrow(
      'kindler.events.retentionDays is 0, which is not a whole number of at least 1',
    );
  });

  it('reads addresses of members without Patroni', () => {
    const { databases } = read({
      databases: [
        {
          name: 'archive',
          members: [
            { name: 'a', address: '10.0.0.1:5432' },
            { name: 'b', address: '[::1]:5433' },
          ],
        },
      ],
    });
    expect(databases[0].members).toEqual([
      { name: 'a', host: '10.0.0.1', port: 5432 },
      { name: 'b', host: '::1', port: 5433 },
    ]);
  });

  it('refuses to make databases behind routes that are not there, or twice behind one', () => {
    const role = { route: 'orders-rw', user: 'a', password: 'b' };
    const furtherRoutes = (...names: string[]) =>
      read({
        databases: [database],
        gateways: [gateway],
        routes: [route, { ...route, name: 'other-rw' }],
        providers: {
          database: {
            ...role,
            furtherRoutes: names.map(name => ({ ...role, route: name })),
          },
        },
      }).providers.database?.furtherRoutes;
    expect(furtherRoutes('other-rw')).toMatchObject([
      { route: 'other-rw', adminDatabase: 'postgres' },
    ]);
    const key = 'kindler.providers.database.furtherRoutes';
    expect(() => furtherRoutes('gone')).toThrow(`${key}[0].route names 'gone'`);
    for (const names of [['orders-rw'], ['other-rw', 'other-rw']]) {
      expect(() => furtherRoutes(...names)).toThrow('Name each route once');
    }
  });

  it('reads who changes things, apart from who looks', () => {
    const auth = { user: 'patroni', password: 'secret' };
    const observer = { name: 'k', kubeconfigFile: '/observer', context: 'o' };
    const { databases, kubernetes } = read({
      databases: [
        { name: 'orders', patroni: { members: ['http://a:8008'], auth } },
      ],
      kubernetes: [
        {
          ...observer,
          name: 'a',
          actions: { kubeconfigFile: '/actions' },
        },
        { ...observer, name: 'b', actions: {} },
        observer,
      ],
    });
    expect(databases[0].patroni?.auth).toEqual(auth);
    expect(kubernetes.map(({ actions }) => actions)).toEqual([
      { kubeconfigFile: '/actions', context: undefined },
      { kubeconfigFile: '/observer', context: 'o' },
      undefined,
    ]);
  });

  it.each([
    [undefined, { key: 'kindler.routes[0].verify.tls' }],
    [{ mode: 'verify-full' }, { mode: 'verify-full', serverName: 'a' }],
    [{ mode: 'verify-full', serverName: 'b' }, { serverName: 'b' }],
  ])('reads tls %j of a route', (tls, expected) => {
    const verify = { user: 'p', password: 'p', tls };
    const { routes } = read({
      databases: [database],
      gateways: [gateway],
      routes: [{ ...route, verify }],
    });
    expect(routes[0].verify?.tls).toMatchObject(expected);
  });

  it('reads which cluster in Kubernetes is meant', () => {
    const place = { api: 'prod', namespace: 'db', scope: 'hippo-ha' };
    const { databases } = read({
      databases: [{ name: 'hippo', kubernetes: { ...place, group: 1 } }],
      kubernetes: [{ name: 'prod' }],
    });
    expect(databases[0]).toMatchObject({
      members: [],
      kubernetes: { ...place, group: 1 },
    });
  });

  const bound = (name: string, api: string) => ({
    name,
    kubernetes: { api, namespace: 'db', scope: 'hippo-ha' },
  });

  it.each<[JsonObject, RegExp]>([
    [
      { databases: [bound('hippo', 'prod')] },
      /databases\[0\].kubernetes.api \(of 'hippo'\) names 'prod'/,
    ],
    [
      {
        databases: [bound('a', 'prod'), bound('b', 'prod')],
        kubernetes: [{ name: 'prod' }],
      },
      /databases\[1\].kubernetes \(of 'b'\) is prod\/db\/hippo-ha, which 'a' is bound to/,
    ],
    [
      { databases: [{ name: 'hippo' }], kubernetes: [{ name: 'prod' }] },
      /databases\[0\].patroni.members \(of 'hippo'\) is missing.*kubernetes: \{ api: prod/,
    ],
    [{ databases: [database, database] }, /'orders' twice/],
    [
      { databases: [{ name: 'orders' }] },
      /patroni.members \(of 'orders'\) is missing.*patroni: \{ members:.*without Patroni/,
    ],
    [
      { routes: [route], databases: [database] },
      /routes\[0\].gateway \(of 'orders-rw'\) names 'edge'.*kindler.gateways has nothing.*`name: edge`/,
    ],
    [
      { routes: [route], gateways: [gateway], databases: [] },
      /targets\[0\].database .* names 'orders', which is not configured/,
    ],
    [
      {
        databases: [database],
        gateways: [gateway],
        routes: [route],
        database: { route: 'x', database: 'k', user: 'k', password: 'p' },
      },
      /kindler.database.route names 'x'.*kindler.routes has 'orders-rw'.*`name: x`/,
    ],
    [
      {
        databases: [
          {
            ...database,
            probe: {
              user: 'p',
              password: 'p',
              tls: { mode: 'require', caFile: '/ca' },
            },
          },
        ],
      },
      /databases\[0\].probe.tls.caFile does nothing with .*`mode: verify-full`/,
    ],
    [{ databses: [database] }, /kindler.databses is not a key.*databases/],
    [
      { observer: { interval: 1 } },
      /observer.interval is not a key.*intervalMs/,
    ],
  ])('refuses %j and names the key', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});

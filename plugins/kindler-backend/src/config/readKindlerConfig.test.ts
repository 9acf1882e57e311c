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
      'kindler.events.retentionDays must be at least 1',
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

  it('reads who changes things, apart from who looks', () => {
    const auth = { user: 'patroni', password: 'secret' };
    const observer = { name: 'k', kubeconfigFile: '/observer', context: 'o' };
    const { databases, kubernetes } = read({
      databases: [
        { name: 'orders', patroni: { members: ['http://a:8008'], auth } },
      ],
      kubernetes: [
        { ...observer, actions: { kubeconfigFile: '/actions' } },
        { ...observer, actions: {} },
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

  it.each<[JsonObject, RegExp]>([
    [{ databases: [{ ...database, name: 'Orders!' }] }, /DNS label/],
    [{ databases: [{ name: 'orders' }] }, /'patroni.members' or 'members'/],
    [{ databases: [database, database] }, /'orders' twice/],
    [
      { databases: [{ name: 'a', members: [{ name: 'm', address: 'x' }] }] },
      /'x' is not host:port/,
    ],
    [{ observer: { intervalMs: 10 } }, /at least 500/],
    [{ routes: [route], databases: [database] }, /'edge', which is not/],
    [{ routes: [route], gateways: [gateway] }, /'orders', which is not/],
    [
      {
        routes: [{ ...route, intent: 'both' }],
        gateways: [gateway],
        databases: [database],
      },
      /intent must be/,
    ],
    [
      {
        database: { route: 'x', database: 'k', user: 'k', password: 'p' },
      },
      /kindler.database.route names 'x'/,
    ],
    [
      {
        routes: [
          {
            ...route,
            targets: [
              {
                name: 'orders',
                database: 'orders',
                servers: ['pg1; shutdown'],
              },
            ],
          },
        ],
        gateways: [gateway],
        databases: [database],
      },
      /'pg1; shutdown' is not a name of HAProxy/,
    ],
  ])('refuses %j and names the key', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});

import type {
  DatabaseSummary,
  Environment,
  Route,
} from '@kindler/backstage-plugin-kindler-common';
import { databaseDocument } from './databaseDocument';
import { environmentDocument } from './environmentDocument';
import { routeDocument } from './routeDocument';

it('finds a database cluster by its members, addresses and routes, and says nothing of its state', () => {
  const document = databaseDocument({
    name: 'orders',
    title: 'Orders',
    owner: 'group:default/platform',
    verdict: 'ok',
    leader: 'orders-2',
    managedBy: 'pgo',
    namespace: 'shop',
    addresses: {
      scope: 'orders',
      members: [
        { name: 'orders-1', host: '10.0.0.11', port: 5432 },
        { name: 'orders-2' },
      ],
      gateways: [
        { gateway: 'edge', proxy: 'orders_rw', route: 'orders-rw' },
        { gateway: 'edge', proxy: 'orders_rw' },
      ],
      systemIdentifier: '7523508303005618264',
    },
  } as DatabaseSummary);
  expect(document).toEqual({
    title: 'Orders',
    location: '/kindler/databases/orders',
    authorization: { resourceRef: 'orders' },
    text:
      'PostgreSQL database cluster orders · run by Crunchy PGO · scope orders · namespace shop · owner group:default/platform · ' +
      'orders-1 10.0.0.11:5432 · orders-2 · HAProxy edge orders_rw · route orders-rw · system 7523508303005618264',
  });
});

it('finds a route by its listener and targets', () => {
  const document = routeDocument({
    name: 'orders-rw',
    intent: 'read-write',
    gateway: 'edge',
    proxy: 'orders_rw',
    listener: { host: 'orders.db.example', port: 5000 },
    targets: [{ name: 'archive', database: 'archive', servers: ['a1'] }],
  } as Route);
  expect(document).toEqual({
    title: 'orders-rw',
    location: '/kindler/routes/orders-rw',
    authorization: { resourceRef: 'orders-rw' },
    text: 'Route orders-rw · read-write · orders.db.example:5000 · HAProxy edge orders_rw · database archive · a1',
  });
});

it('finds an environment by its name, and escapes odd ones', () => {
  const document = environmentDocument({
    name: 'a/b',
    provider: 'k3d',
    details: { subnet: '10.9.0.0/24' },
    connections: [],
  } as unknown as Environment);
  expect(document).toEqual({
    title: 'a/b',
    location: '/kindler/environments/a%2Fb',
    authorization: { resourceRef: 'a/b' },
    text: 'Environment a/b · provider k3d · network 10.9.0.0/24',
  });
});

import type { GatewayDiscovery } from '@kindler/backstage-plugin-kindler-common';

const up = { status: 'UP', up: true };
const member = { database: 'orders', member: 'orders-1' };

/** One proxy with a route, one that could have one, and one that leads elsewhere. */
export const discovery: GatewayDiscovery = {
  gateway: 'edge',
  statistics: { status: 'fresh', source: 'haproxy-runtime:edge' },
  configurations: [{ path: '/etc/haproxy/haproxy.cfg' }],
  proxies: [
    {
      name: 'orders_rw',
      listeners: ['10.0.0.5:5000'],
      listenersFrom: 'configuration',
      checks: ['/primary'],
      servers: [{ name: 'pg1', address: '10.0.0.11:5432', ...up, ...member }],
      routes: ['orders-rw'],
    },
    {
      name: 'orders_ro',
      listeners: [],
      listenersFrom: 'unknown',
      checks: [],
      servers: [
        { name: 'pg1', address: '10.0.0.11:5432', ...up, ...member },
        { name: '2', address: '10.0.0.12:5432', ...up, ...member },
      ],
      routes: [],
      proposal: {
        name: 'orders-ro',
        gateway: 'edge',
        proxy: 'orders_ro',
        targets: [
          { name: 'orders', database: 'orders', servers: ['pg1', '2'] },
        ],
        missing: ['intent', 'listener'],
      },
    },
    {
      name: 'web',
      listeners: ['*:80'],
      listenersFrom: 'statistics',
      checks: [],
      servers: [{ name: 'app', address: '10.0.0.30:8080', ...up }],
      routes: [],
    },
  ],
};

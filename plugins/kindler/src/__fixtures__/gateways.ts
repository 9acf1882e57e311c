import type {
  Gateway,
  GatewaySummary,
} from '@kindler/backstage-plugin-kindler-common';
import { refused } from './faults';
import { ago } from './times';

export const edge: Gateway = {
  name: 'edge',
  version: '3.0.11',
  uptime: 7200,
  statistics: {
    status: 'fresh',
    source: 'haproxy-stats:edge',
    observedAt: ago(2),
  },
  proxies: [
    {
      name: 'orders_rw',
      mode: 'tcp',
      servers: [
        {
          name: 'pg1',
          status: 'DOWN',
          up: false,
          address: '10.0.0.11:5432',
          check: 'L7STS 503',
          sessions: 0,
        },
        {
          name: 'pg2',
          status: 'UP',
          up: true,
          address: '10.0.0.12:5432',
          check: 'L7OK 200',
          sessions: 14,
        },
        {
          name: 'archive1',
          status: 'MAINT',
          up: false,
          address: '10.0.0.21:5432',
        },
      ],
    },
  ],
  processes: [
    {
      pid: 4812,
      kind: 'current',
      uptime: 7200,
      version: '3.0.11',
      sessions: 14,
      servers: [{ proxy: 'orders_rw', server: 'pg2', sessions: 14 }],
    },
    {
      pid: 4411,
      kind: 'old',
      uptime: 90_000,
      version: '3.0.11',
      sessions: 3,
      servers: [{ proxy: 'orders_rw', server: 'pg1', sessions: 3 }],
    },
    { pid: 4007, kind: 'old', sessions: 'unknown', servers: [] },
  ],
  sources: [
    {
      id: 'haproxy-stats:edge',
      kind: 'haproxy-stats',
      target: 'http://10.0.0.2:8404/stats;csv',
      status: 'ok',
      observedAt: ago(2),
    },
  ],
  warnings: [],
  observedAt: ago(2),
};

/** Rows of the list of gateways. */
export const gateways: GatewaySummary[] = [
  {
    name: 'inner',
    title: 'Inner gateway',
    statistics: {
      status: 'stale',
      source: 'haproxy-stats:inner',
      observedAt: ago(240),
      fault: refused('haproxy-stats:inner'),
    },
    proxyCount: 2,
    serverCount: 6,
    lastServersUp: 5,
    observedAt: ago(240),
    sources: [
      {
        id: 'haproxy-stats:inner',
        kind: 'haproxy-stats',
        target: 'http://10.0.0.9:8404/stats',
        status: 'unreachable',
        observedAt: ago(240),
        failingSince: ago(236),
        fault: refused('haproxy-stats:inner'),
      },
    ],
  },
  {
    name: edge.name,
    version: edge.version,
    statistics: edge.statistics,
    proxyCount: 1,
    serverCount: 3,
    serversUp: 1,
    observedAt: ago(2),
    sources: edge.sources,
  },
];

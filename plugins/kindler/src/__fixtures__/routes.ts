import {
  faultHint,
  word,
  type Route,
  type Trace,
} from '@kindler/backstage-plugin-kindler-common';
import { refused } from './faults';
import { ago, NOW } from './times';

export const ordersRoute: Route = {
  name: 'orders-rw',
  title: 'Orders, writes',
  owner: 'group:default/platform',
  intent: 'read-write',
  gateway: 'edge',
  proxy: 'orders_rw',
  listener: { host: '127.0.0.1', port: 5000 },
  targets: [
    {
      name: 'orders',
      database: 'orders',
      servers: ['pg1', 'pg2', 'pg3'],
      state: 'active',
      serversUp: ['pg2'],
    },
    {
      name: 'archive',
      database: 'archive',
      servers: ['archive1'],
      state: 'standby',
      serversUp: [],
    },
  ],
  activeTarget: 'orders',
  activeTargetKind: 'named',
  lastSwitch: {
    operationId: 'op-2',
    from: 'archive',
    to: 'orders',
    at: ago(3600),
    gapMs: 212,
    outcome: 'succeeded',
  },
  verdict: 'ok',
  findings: [],
  observedAt: ago(2),
};

export const billingRoute: Route = {
  ...ordersRoute,
  name: 'billing-rw',
  title: undefined,
  proxy: 'billing_rw',
  targets: [
    { ...ordersRoute.targets[0], name: 'billing', database: 'billing' },
  ],
  activeTarget: 'unknown',
  activeTargetKind: 'unknown',
  lastSwitch: undefined,
  switchBlocked: word('switch-no-socket', { gateway: 'edge' }),
  verdict: 'unknown',
};

export const routes = [ordersRoute, billingRoute];

export const okTrace: Trace = {
  now: NOW,
  route: 'orders-rw',
  intent: 'read-write',
  verdict: 'ok',
  message: word('trace-whole', {}),
  tookMs: 7.4,
  hops: [
    {
      kind: 'listener',
      name: '127.0.0.1:5000',
      verdict: 'ok',
      message: word('trace-listener-accepts', { took: '0.3 ms' }),
      latencyMs: 0.3,
      evidence: [],
    },
    {
      kind: 'proxy',
      name: 'edge · orders_rw',
      verdict: 'ok',
      message: word('trace-servers', { servers: 'pg2' }),
      evidence: [],
    },
    {
      kind: 'server',
      name: 'pg2',
      address: '10.0.0.12:5432',
      verdict: 'ok',
      message: word('trace-server-only', { server: 'pg2' }),
      evidence: [],
    },
    {
      kind: 'member',
      name: 'orders-2',
      verdict: 'ok',
      message: word('trace-member-role', {
        member: 'orders-2',
        role: 'leader',
        database: 'orders',
      }),
      evidence: [],
    },
    {
      kind: 'sql',
      name: 'PostgreSQL says',
      verdict: 'ok',
      message: word('trace-sql-writes', {}),
      latencyMs: 0.9,
      evidence: [],
    },
  ],
};

export const brokenTrace: Trace = {
  ...okTrace,
  route: 'billing-rw',
  verdict: 'critical',
  message: word('trace-broken', {
    hop: 3,
    name: 'pg2',
    message: word('trace-server-chosen', { server: 'pg2' }),
  }),
  breaksAt: 'server',
  hops: okTrace.hops.map(hop => {
    switch (hop.kind) {
      case 'listener':
      case 'proxy':
        return hop;
      case 'server':
        return {
          ...hop,
          verdict: 'critical',
          message: word('trace-server-chosen', { server: 'pg2' }),
          next: faultHint(refused('haproxy-stats:edge')),
          fault: refused('haproxy-stats:edge'),
        };
      default:
        return {
          ...hop,
          verdict: 'unknown',
          message: word('trace-server-unknown', {}),
          next: word('trace-next-before', {}),
        };
    }
  }),
};

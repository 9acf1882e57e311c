import type {
  Database,
  Gateway,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../config';
import { describeRoute } from './describeRoute';

const route: RouteConfig = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'rw',
  intent: 'read-write',
  listener: { host: 'db.example', port: 5000 },
  targets: [
    { name: 'orders', database: 'orders', servers: ['pg1', 'pg2'] },
    { name: 'archive', database: 'archive', servers: ['old1'] },
  ],
};

const UP = /^(UP|no check)/;

function gateway(statuses: string[], answers = true): Gateway {
  const names = ['pg1', 'pg2', 'old1'];
  const servers: GatewayServer[] = statuses.map((status, index) => ({
    name: names[index],
    status,
    up: answers ? UP.test(status) : 'unknown',
  }));
  return {
    name: 'edge',
    proxies: [{ name: 'rw', servers }],
    sources: [
      {
        id: 'haproxy-stats:edge',
        kind: 'haproxy-stats',
        target: 'http://edge',
        status: answers ? 'ok' : 'unreachable',
      },
    ],
    warnings: [],
  };
}

function describeWith(seen: Gateway | undefined, verdict = 'ok') {
  return describeRoute({
    route,
    gatewayConfig: { name: 'edge', socket: '/run/haproxy.sock' },
    gateway: seen,
    findDatabase: name =>
      ({ name, verdict, findings: [] } as unknown as Database),
  });
}

describe('describeRoute', () => {
  it.each([
    ['one target is up', ['UP', 'DOWN', 'MAINT'], 'orders', 'ok'],
    ['the other is up', ['MAINT', 'MAINT', 'no check'], 'archive', 'ok'],
    [
      'a server of a drained target is down',
      ['DRAIN', 'DOWN', 'UP'],
      'archive',
      'ok',
    ],
    [
      'all servers of the target are down',
      ['DOWN', 'DOWN', 'MAINT'],
      'orders',
      'critical',
    ],
    ['both are up', ['UP', 'DOWN', 'no check'], 'mixed', 'critical'],
    [
      'nothing takes connections',
      ['MAINT', 'MAINT', 'MAINT'],
      'none',
      'critical',
    ],
  ])('when %s', (_when, statuses, activeTarget, verdict) => {
    expect(describeWith(gateway(statuses))).toMatchObject({
      activeTarget,
      verdict,
    });
  });

  it('is as bad as the database that it leads to', () => {
    const seen = gateway(['UP', 'DOWN', 'MAINT']);
    expect(describeWith(seen, 'degraded').verdict).toBe('degraded');
  });

  it.each([undefined, gateway(['UP', 'DOWN', 'MAINT'], false)])(
    'is unknown when HAProxy does not answer',
    seen => {
      expect(describeWith(seen)).toMatchObject({
        activeTarget: 'unknown',
        activeTargetKind: 'unknown',
        verdict: 'unknown',
        targets: [{ state: 'unknown' }, { state: 'unknown' }],
      });
    },
  );
});

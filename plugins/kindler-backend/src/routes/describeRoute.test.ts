import type {
  Database,
  Finding,
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
    lastUp: answers ? undefined : UP.test(status),
  }));
  return {
    name: 'edge',
    proxies: [{ name: 'rw', servers }],
    statistics: { status: answers ? 'fresh' : 'stale' },
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

function describeWith(
  seen: Gateway | undefined,
  verdict = 'ok',
  findings: Array<Partial<Finding>> = [],
) {
  return describeRoute({
    route,
    refusal: undefined,
    gateway: seen,
    findDatabase: name => ({ name, verdict, findings } as unknown as Database),
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

  it.each<[string, string, string, Partial<Finding>]>([
    ['as bad as', 'degraded', 'degraded', { severity: 'warning', params: {} }],
    [
      'no worse for another route than',
      'critical',
      'ok',
      { severity: 'critical', params: { route: 'orders-ro' } },
    ],
    [
      'no worse for what waits to be noted than',
      'critical',
      'ok',
      { severity: 'critical', params: {}, acknowledgeable: true },
    ],
    [
      'as little known as',
      'unknown',
      'unknown',
      { severity: 'info', params: {} },
    ],
  ])(
    'is %s the database that it leads to',
    (_, ofDatabase, verdict, finding) => {
      const seen = gateway(['UP', 'DOWN', 'MAINT']);
      expect(describeWith(seen, ofDatabase, [finding]).verdict).toBe(verdict);
    },
  );

  it.each([
    ['of the cluster', undefined, 'degraded'],
    ['of its own clients', 'orders-rw', 'critical'],
  ])('weighs what is critical %s for readers', (_, about, verdict) => {
    const params = about === undefined ? {} : { route: about };
    const finding = { severity: 'critical', params } as unknown as Finding;
    expect(
      describeRoute({
        route: { ...route, intent: 'read-only' },
        refusal: undefined,
        gateway: gateway(['UP', 'DOWN', 'MAINT']),
        findDatabase: name =>
          ({
            name,
            verdict: 'critical',
            findings: [finding],
          } as unknown as Database),
      }).verdict,
    ).toBe(verdict);
  });

  it.each([
    ['was never read', undefined, undefined],
    [
      'does not answer any more',
      gateway(['UP', 'DOWN', 'MAINT'], false),
      ['pg1'],
    ],
    [
      'does not answer while its master does',
      {
        ...gateway(['UP', 'DOWN', 'MAINT'], false),
        sources: [
          {
            id: 'haproxy-runtime:edge/master',
            kind: 'haproxy-runtime' as const,
            target: '/run/master.sock',
            status: 'ok' as const,
          },
        ],
      },
      ['pg1'],
    ],
  ])('is unknown when HAProxy %s, and never 0 of 2', (_, seen, last) => {
    const described = describeWith(seen);
    expect(described).toMatchObject({
      activeTarget: 'unknown',
      activeTargetKind: 'unknown',
      verdict: 'unknown',
      targets: [{ state: 'unknown' }, { state: 'unknown' }],
    });
    expect(described.targets[0]).toMatchObject({
      serversUp: undefined,
      serversLastUp: last,
    });
  });

  it('does not take servers whose names do not resolve for set aside', () => {
    const lost = gateway(['MAINT (resolution)', 'MAINT (resolution)', 'MAINT']);
    lost.proxies[0].servers[0].sessionsTotal = 9;
    expect(describeWith(lost)).toMatchObject({
      activeTarget: 'orders',
      verdict: 'critical',
    });
  });
});

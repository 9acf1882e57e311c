import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { StatsServer } from '../model/haproxy/GatewayStats';
import { changed } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW } from './__testUtils__/snapshots';

describe('the rules of routes', () => {
  it('S4: two servers take writes', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? { ...server, status: 'UP', up: true } : server,
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toContain(
      'warning write-route-split',
    );
    expect(find(lasting(snapshot), 'write-route-split')).toMatchObject({
      severity: 'critical',
      rule: 'S4',
    });
  });

  it('S5: the address of the server was changed at runtime, its name was not', () => {
    const snapshot = changed({
      servers: server =>
        server.name === 'patroni1'
          ? { ...server, address: '127.0.0.1:54322' }
          : server,
    });
    expect(find(lasting(snapshot), 'write-route-elsewhere')).toMatchObject({
      severity: 'critical',
      params: { servers: 'patroni2', holder: 'patroni1' },
    });
  });

  it('S5: the server leads to an address that is no member', () => {
    const snapshot = changed({
      servers: server =>
        server.name === 'patroni1'
          ? { ...server, address: '127.0.0.1:9999' }
          : server,
    });
    const at = lasting(snapshot);
    expect(at.verdict).toBe('critical');
    expect(find(at, 'write-route-elsewhere')?.message).toContain('no member');
  });

  it('sessions that stay on a server which takes no new ones', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' && server.name === 'patroni2'
          ? { ...server, sessions: 4 }
          : server,
    });
    expect(find(lasting(snapshot), 'sessions-left-behind')).toMatchObject({
      severity: 'warning',
      params: { count: 4, servers: 'patroni2' },
    });
  });

  it('no server for readers', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'replicas'
          ? { ...server, status: 'DOWN', up: false }
          : server,
    });
    expect(codes(lasting(snapshot))).toEqual(['warning no-read-route']);
  });
});

describe('routes that operators changed', () => {
  const drain = (server: StatsServer): StatsServer => ({
    ...server,
    status: 'MAINT',
    up: false,
  });

  it('warns when every server was taken out', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? drain(server) : server,
    });
    const at = lasting(snapshot);
    expect(codes(at)).toEqual(['warning write-route-drained']);
    expect(at.verdict).toBe('degraded');
  });

  it('accepts a route that was switched to another cluster', () => {
    const snapshot = changed({
      servers: (server, proxy) =>
        proxy === 'primary' ? drain(server) : server,
    });
    for (const { stats } of snapshot.routes) {
      const proxy = stats!.value!.proxies.find(
        ({ name }) => name === 'primary',
      )!;
      proxy.servers.push({ name: 'other', status: 'UP', up: true });
    }
    const at = lasting(snapshot);
    expect(codes(at)).toEqual(['info write-route-moved']);
    expect(at.verdict).toBe('ok');
  });

  it.each([
    ['other', 'info write-route-moved', 'ok'],
    ['stranger', 'warning write-route-drained', 'degraded'],
  ])(
    'leaves the trouble of a route to the cluster of %s',
    (name, code, verdict) => {
      const snapshot = changed({
        servers: (server, proxy) =>
          proxy === 'primary' ? drain(server) : server,
      });
      for (const { stats } of snapshot.routes) {
        const proxy = stats!.value!.proxies.find(
          each => each.name === 'primary',
        )!;
        proxy.servers.push({ name, status: 'DOWN', up: false });
      }
      const at = lasting(snapshot);
      expect(codes(at)).toEqual([code]);
      expect(at.verdict).toBe(verdict);
    },
  );

  it.each([
    ['of another target', 'other', 'UP', 'archive'],
    ['of another target, without checks', 'other', 'no check', 'archive'],
    ['of no target', 'stray', 'UP 1/3', 'no target'],
  ])('a server %s takes writes too', (_, name, status, clusters) => {
    const address = '10.9.9.9:5432';
    const snapshot = withServer({ name, status, up: true, address });
    const first = evaluate(snapshot, undefined, NOW);
    expect(codes(first)).toEqual(['warning write-route-mixed']);
    expect(first.verdict).toBe('degraded');
    expect(evaluate(snapshot, first.state, NOW + 1000).verdict).toBe(
      'degraded',
    );

    const at = lasting(snapshot, 2);
    expect(codes(at)).toEqual(['critical write-route-mixed']);
    expect(at.verdict).toBe('critical');
    expect(find(at, 'write-route-mixed')).toMatchObject({
      params: {
        route: 'demo-rw',
        proxy: 'primary',
        servers: 'patroni1',
        others: name,
        clusters,
      },
      evidence: [
        { label: 'server patroni1 of primary', source: 'haproxy-stats:edge' },
        { label: 'server patroni2 of primary' },
        { label: 'server patroni3 of primary' },
        { label: expect.stringContaining(`server ${name} of primary (`) },
      ],
    });
    expect(at.witnesses.haproxy.details).toContainEqual(
      word('witness-route-mixed', { route: 'demo-rw', others: name }),
    );
  });

  it.each([
    ['in maintenance', 'MAINT'],
    ['drained', 'DRAIN'],
    ['down', 'DOWN'],
    ['coming up', 'DOWN 1/2'],
  ])('accepts a server of another target that is %s', (_, status) => {
    const at = lasting(withServer({ name: 'other', status, up: false }));
    expect(codes(at)).toEqual([]);
    expect(at.verdict).toBe('ok');
  });

  it('the same for readers is no matter of writes', () => {
    const server = { name: 'other', status: 'UP', up: true };
    expect(codes(lasting(withServer(server, 'replicas')))).toEqual([]);
  });

  function withServer(
    server: Pick<StatsServer, 'name' | 'status' | 'up' | 'address'>,
    proxyName = 'primary',
  ): ClusterSnapshot {
    const snapshot = changed({});
    for (const { stats } of snapshot.routes) {
      stats!
        .value!.proxies.find(({ name }) => name === proxyName)!
        .servers.push(server);
    }
    return snapshot;
  }
});

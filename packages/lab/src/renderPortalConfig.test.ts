import { parse } from 'yaml';
import { createLabState } from './createLabState';
import { renderPortalConfig } from './renderPortalConfig';

describe('renderPortalConfig', () => {
  it('names only databases, gateways, proxies and servers that the lab has', async () => {
    const state = await createLabState({
      id: 'test',
      folder: '/run/lab',
      temporary: true,
      programs: {
        postgresBin: '/pg',
        patroni: '/p',
        etcd: '/e',
        haproxy: '/h',
        pgbouncer: '/b',
      },
    });
    const { kindler } = parse(renderPortalConfig(state));
    const databases = kindler.databases.map(
      (each: { name: string }) => each.name,
    );
    expect(databases).toEqual(['orders', 'archive']);
    expect(kindler.databases[0].patroni.members).toEqual(
      state.members.map(({ restUrl }) => restUrl),
    );
    for (const route of kindler.routes) {
      expect(route.gateway).toBe('edge');
      expect(route.listener).toEqual(
        state.gateway.listeners[route.proxy as 'orders_rw'],
      );
      for (const target of route.targets) {
        expect(databases).toContain(target.database);
      }
    }
    const routes = kindler.routes.map((each: { name: string }) => each.name);
    expect(routes).toEqual(['orders-rw', 'orders-ro', 'platform-rw']);
    expect(routes).toContain(kindler.database.route);
    expect(routes).toContain(kindler.providers.database.route);
  });
});

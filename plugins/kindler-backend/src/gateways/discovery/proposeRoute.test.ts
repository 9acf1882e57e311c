import type {
  DiscoveredProxy,
  MemberRole,
} from '@kindler/backstage-plugin-kindler-common';
import { proposeRoute } from './proposeRoute';

const server = (name: string, database?: string) => ({
  name,
  status: 'UP',
  up: true,
  ...(database && { database, member: `${database}-1` }),
});
const ROLES: Record<string, MemberRole> = {
  'orders-1': 'leader',
  'reports-1': 'replica',
};
const proxy: DiscoveredProxy = {
  name: 'Orders_RW',
  listeners: ['10.0.0.5:5000'],
  listenersFrom: 'configuration',
  checks: ['/primary'],
  servers: [server('pg1', 'orders'), server('old1', 'archive'), server('x')],
  routes: [],
};

describe('proposeRoute', () => {
  const propose = (changes: Partial<DiscoveredProxy>) =>
    proposeRoute(
      'edge',
      { ...proxy, ...changes },
      (_, member) => ROLES[member] ?? 'unknown',
    );

  it('has a target for each cluster', () => {
    expect(propose({})).toEqual({
      name: 'orders-rw',
      gateway: 'edge',
      proxy: 'Orders_RW',
      intent: 'read-write',
      listener: { host: '10.0.0.5', port: 5000 },
      targets: [
        { name: 'orders', database: 'orders', servers: ['pg1'] },
        { name: 'archive', database: 'archive', servers: ['old1'] },
      ],
      missing: [],
    });
  });

  it('is none where no known cluster is behind', () => {
    expect(propose({ servers: [server('x')] })).toBeUndefined();
  });

  it.each([
    [['*:5000'], { port: 5000 }, ['listener']],
    [[':5000'], { port: 5000 }, ['listener']],
    [['0.0.0.0:5000'], { port: 5000 }, ['listener']],
    [['[::]:5000'], { port: 5000 }, ['listener']],
    [['[fd00::5]:5000'], { host: 'fd00::5', port: 5000 }, []],
    [['unix@/x', 'ipv4@10.0.0.6:5001'], { host: '10.0.0.6', port: 5001 }, []],
    [[], undefined, ['listener']],
  ])('reads where %j listens', (listeners, listener, missing) => {
    expect(propose({ listeners })).toMatchObject({ missing });
    expect(propose({ listeners })?.listener).toEqual(listener);
  });

  it.each([
    [['/replica?lag=1MB'], 'read-only'],
    [['/read-write'], 'read-write'],
    [['/read-only'], 'read-only'],
    [['/health'], undefined],
    [[], undefined],
  ])('takes the intent of checks %j', (checks, intent) => {
    expect(propose({ checks })?.intent).toBe(intent);
  });

  it.each([
    [['orders'], 'read-write'],
    [['reports'], 'read-only'],
    [['orders', 'reports'], undefined],
    [['archive'], undefined],
    [['reports', 'archive'], undefined],
  ])('takes it else of who is sent clients: %j', (databases, intent) => {
    const servers = databases.map(database => server(database, database));
    expect(propose({ checks: [], servers })?.intent).toBe(intent);
    const closed = servers.map(each => ({ ...each, up: false }));
    expect(propose({ checks: [], servers: closed })?.intent).toBeUndefined();
  });
});

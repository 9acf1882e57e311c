import type {
  Database,
  Environment,
  Finding,
  Gateway,
  Route,
} from '@kindler/backstage-plugin-kindler-common';
import { summarize } from '../summarize';
import { toGatewaySummary } from '../toGatewaySummary';
import { listDatabases, sortDatabases } from './listDatabases';
import { listEnvironments } from './listEnvironments';
import { listGateways, sortGateways } from './listGateways';
import { listRoutes, sortRoutes } from './listRoutes';

const names = ({ items }: { items: Array<{ name: string }> }) =>
  items.map(({ name }) => name).join(' ');
const but =
  (...denied: string[]) =>
  ({ name }: { name: string }) =>
    !denied.includes(name);

const database = (name: string, changes: Partial<Database> = {}) =>
  ({
    name,
    verdict: 'ok',
    managedBy: 'patroni',
    members: [{ name: `${name}-1`, host: '10.0.0.7', port: 5432 }],
    gateways: [{ gateway: 'edge', proxy: 'p', route: `${name}-rw` }],
    findings: [],
    ...changes,
  } as unknown as Database);

const all = [
  database('orders', { title: 'Orders of shops', owner: 'group:default/shop' }),
  database('billing', { verdict: 'critical', managedBy: 'pgo' }),
  database('audit', { verdict: 'unknown', namespace: 'prod' }),
  database('crm', {
    verdict: 'critical',
    findings: [{ code: 'split-brain', message: 'Two lead' } as Finding],
  }),
];
const databaseRows = sortDatabases(
  all.map(each => ({ database: each, summary: summarize(each) })),
);

describe('listDatabases', () => {
  it.each([
    [{}, 'billing crm audit orders'],
    [{ sort: 'name' as const }, 'audit billing crm orders'],
    [{ verdict: 'critical' as const }, 'billing crm'],
    [{ kind: 'pgo' as const }, 'billing'],
    [{ namespace: 'prod' }, 'audit'],
    [{ owner: 'group:default/shop' }, 'orders'],
    [{ q: ' SHOPS ' }, 'orders'],
    [{ q: '10.0.0.7:5432', verdict: 'ok' as const }, 'orders'],
    [{ q: 'crm-rw' }, 'crm'],
    [{ q: 'split' }, 'crm'],
    [{ q: 'nobody' }, ''],
    [{ limit: 2 }, 'billing crm'],
  ])('lists with %j: %s', (filter, expected) => {
    expect(names(listDatabases(databaseRows, filter))).toBe(expected);
  });

  it('counts all that match, of all pages', () => {
    expect(listDatabases(databaseRows, { limit: 1 }).summary).toEqual({
      total: 4,
      verdicts: { critical: 2, degraded: 0, unknown: 1, ok: 1 },
    });
    expect(listDatabases(databaseRows, { q: 'crm' }).summary.total).toBe(1);
  });

  it('neither shows nor counts what may not be seen', () => {
    const { summary, ...page } = listDatabases(
      databaseRows,
      { limit: 1 },
      but('billing', 'orders'),
    );
    expect(names(page)).toBe('crm');
    expect(page.nextCursor).toBeDefined();
    expect(summary.verdicts).toMatchObject({ critical: 1, ok: 0 });
  });

  it('says where clusters are reached where that is asked for', () => {
    const [first] = listDatabases(databaseRows, { addresses: true }).items;
    expect(first.addresses).toMatchObject({
      members: [{ host: '10.0.0.7', port: 5432 }],
      gateways: [{ route: 'billing-rw' }],
    });
    expect(listDatabases(databaseRows, {}).items[0]).not.toHaveProperty(
      'addresses',
    );
  });
});

describe('listRoutes', () => {
  const route = (name: string, changes: Partial<Route> = {}) =>
    ({
      name,
      verdict: 'ok',
      intent: 'read-write',
      gateway: 'edge',
      listener: { host: 'db.example', port: 5000 },
      targets: [{ name: 'only', database: 'orders' }],
      findings: [],
      ...changes,
    } as unknown as Route);
  const rows = sortRoutes([
    route('b-ro', { intent: 'read-only', owner: 'group:default/shop' }),
    route('a-rw', { gateway: 'inner' }),
    route('c-rw', {
      verdict: 'degraded',
      targets: [{ name: 'old', database: 'archive' }] as Route['targets'],
    }),
  ]);

  it.each([
    [{}, 'c-rw a-rw b-ro'],
    [{ sort: 'name' as const }, 'a-rw b-ro c-rw'],
    [{ verdict: 'ok' as const }, 'a-rw b-ro'],
    [{ intent: 'read-only' as const }, 'b-ro'],
    [{ gateway: 'inner' }, 'a-rw'],
    [{ database: 'archive' }, 'c-rw'],
    [{ owner: 'group:default/shop' }, 'b-ro'],
    [{ q: 'DB.example:5000', limit: 1 }, 'c-rw'],
  ])('lists with %j: %s', (filter, expected) => {
    expect(names(listRoutes(rows, filter))).toBe(expected);
  });

  it('neither shows nor counts what may not be seen', () => {
    const { summary, ...page } = listRoutes(rows, {}, but('c-rw'));
    expect(names(page)).toBe('a-rw b-ro');
    expect(summary).toMatchObject({ total: 2, verdicts: { degraded: 0 } });
  });
});

describe('listGateways', () => {
  const gateway = (name: string, status: string) =>
    ({
      name,
      statistics: { status, source: name },
      sources: [{ id: name, target: `http://${name}.example` }],
      proxies: [{ name: 'p', servers: [{ name: `${name}-pg1`, up: true }] }],
    } as unknown as Gateway);
  const rows = sortGateways(
    [gateway('a', 'fresh'), gateway('b', 'stale'), gateway('c', 'pending')].map(
      each => ({ gateway: each, summary: toGatewaySummary(each) }),
    ),
  );

  it.each([
    [{}, 'b c a'],
    [{ sort: 'name' as const }, 'a b c'],
    [{ status: 'fresh' as const }, 'a'],
    [{ q: 'C-pg' }, 'c'],
    [{ q: 'b.example' }, 'b'],
  ])('lists with %j: %s', (filter, expected) => {
    expect(names(listGateways(rows, filter))).toBe(expected);
  });

  it('neither shows nor counts what may not be seen', () => {
    const { summary, ...page } = listGateways(rows, {}, but('b'));
    expect(names(page)).toBe('c a');
    expect(summary).toEqual({
      total: 2,
      statuses: { fresh: 1, stale: 0, pending: 1 },
    });
  });
});

describe('listEnvironments', () => {
  const environment = (name: string, changes: Partial<Environment> = {}) =>
    ({
      name,
      provider: 'database',
      state: 'running',
      connections: [],
      ...changes,
    } as Environment);
  const rows = [
    environment('b', { owner: 'group:default/shop' }),
    environment('a', { state: 'failed' }),
    environment('c', {
      provider: 'k3d',
      connections: [
        { kind: 'postgresql', route: 'platform-rw', database: 'c', user: 'c' },
      ],
    }),
  ];

  it.each([
    [{}, 'a b c'],
    [{ state: 'failed' as const }, 'a'],
    [{ provider: 'k3d' }, 'c'],
    [{ owner: 'group:default/shop' }, 'b'],
    [{ q: 'Platform' }, 'c'],
    [{ limit: 2 }, 'a b'],
  ])('lists with %j: %s', (filter, expected) => {
    expect(names(listEnvironments(rows, filter))).toBe(expected);
  });

  it('neither shows nor counts what may not be seen', () => {
    const { summary, ...page } = listEnvironments(rows, {}, but('a'));
    expect(names(page)).toBe('b c');
    expect(summary).toEqual({ total: 2, states: { running: 2 } });
  });
});

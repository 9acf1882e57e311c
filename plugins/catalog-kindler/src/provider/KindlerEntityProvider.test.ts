import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import {
  FakeKindler,
  database,
  environment,
  route,
} from '../__testUtils__/FakeKindler';
import { KindlerEntityProvider } from './KindlerEntityProvider';

const ref = (name: string) => `resource:default/${name}`;
const away = new ServiceUnavailableError('the Kindler database is away');

async function setup() {
  const kindler = FakeKindler.create();
  const catalog = FakeCatalog.create();
  const logger = mockServices.logger.mock();
  const connect = async () => {
    const provider = KindlerEntityProvider.create({
      kindler: kindler.service(),
      catalog: catalog.service(),
      auth: mockServices.auth(),
      logger,
      appBaseUrl: 'http://localhost:3000/',
    });
    await provider.connect(catalog);
    return provider;
  };
  kindler.databases = [
    database('orders', { title: 'Orders', owner: 'group:default/platform' }),
    database('archive'),
  ];
  kindler.routes = [
    route('orders-rw', ['orders', 'archive'], {
      activeTarget: 'orders',
      activeTargetKind: 'named',
    }),
    route('orders-ro', ['orders'], { gateway: 'inner' }),
    route('platform-rw', ['orders']),
  ];
  kindler.environments = [
    environment('dev', {
      title: 'Development',
      owner: 'group:default/team-checkout',
      route: 'platform-rw',
    }),
    environment('uat', { provider: 'k3d' }),
  ];
  const warnings = () => logger.warn.mock.calls.map(([line]) => line);
  return { kindler, catalog, connect, warnings, provider: await connect() };
}

const ALL = ['archive', 'dev', 'orders', 'uat'].map(ref);

describe('KindlerEntityProvider', () => {
  describe('entities', () => {
    it('writes environments with owner, relation, annotations and link', async () => {
      const { catalog, provider } = await setup();
      expect(await provider.sync()).toBe(true);
      expect(catalog.refs).toEqual(ALL);
      expect(catalog.entity('dev')).toEqual({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'dev',
          title: 'Development',
          description: 'Kindler environment with provider database',
          annotations: {
            'backstage.io/managed-by-location': 'kindler:environments',
            'backstage.io/managed-by-origin-location': 'kindler:environments',
            'kindler.dev/environment': 'dev',
            'kindler.dev/route': 'platform-rw',
            'kindler.dev/database': 'orders',
          },
          links: [
            {
              url: 'http://localhost:3000/kindler/environments/dev',
              title: 'Environment and connection',
              icon: 'dashboard',
            },
          ],
        },
        spec: {
          type: 'kindler-environment',
          owner: 'group:default/team-checkout',
          dependsOn: ['resource:default/orders'],
        },
      });
    });

    it('leaves out what it does not know', async () => {
      const { catalog, provider } = await setup();
      await provider.sync();
      const { metadata, spec } = catalog.entity('uat')!;
      expect(metadata).not.toHaveProperty('title');
      expect(metadata.annotations).not.toHaveProperty(['kindler.dev/route']);
      expect(spec).toEqual({ type: 'kindler-environment', owner: 'unknown' });
    });

    it('writes database clusters with the routes and gateways that lead there', async () => {
      const { catalog, provider } = await setup();
      await provider.sync();
      expect(catalog.entity('orders')).toMatchObject({
        metadata: {
          title: 'Orders',
          annotations: {
            'kindler.dev/database': 'orders',
            'kindler.dev/route': 'orders-rw,orders-ro,platform-rw',
            'kindler.dev/gateway': 'edge,inner',
          },
        },
        spec: { type: 'database', owner: 'group:default/platform' },
      });
      expect(catalog.entity('archive')).toMatchObject({
        metadata: { annotations: { 'kindler.dev/route': 'orders-rw' } },
        spec: { owner: 'unknown' },
      });
    });

    it('gives a colliding name to the database cluster', async () => {
      const { kindler, catalog, provider } = await setup();
      kindler.environments.push(environment('orders'));
      await provider.sync();
      expect(catalog.refs).toEqual([...ALL, ref('env-orders')].sort());
      expect(catalog.entity('orders')?.spec?.type).toBe('database');
      expect(catalog.entity('env-orders')).toMatchObject({
        metadata: { annotations: { 'kindler.dev/environment': 'orders' } },
        spec: { type: 'kindler-environment' },
      });
    });

    it('moves an environment out of the way of a new database cluster, and back', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      const before = kindler.databases;
      kindler.databases = [...before, database('dev')];
      await provider.sync();
      expect(catalog.refs).toEqual([...ALL, ref('env-dev')].sort());
      expect(catalog.entity('dev')?.spec?.type).toBe('database');

      kindler.databases = before;
      await provider.sync();
      await provider.sync();
      expect(catalog.refs).toEqual(ALL);
      expect(catalog.entity('dev')?.spec?.type).toBe('kindler-environment');
    });

    it('skips what the catalog would refuse, with a warning, and writes the rest', async () => {
      const { kindler, catalog, provider, warnings } = await setup();
      kindler.environments.push(
        environment('bad_name-'),
        environment('env-orders'),
        environment('orders'),
        environment('titled', { title: 'x'.repeat(100_000) }),
        environment('owned', { owner: 'service:default/x' }),
        environment('owned-badly', { owner: 'group:default/../..' }),
      );
      await provider.sync();
      expect(catalog.refs).toEqual(
        [
          ...ALL,
          ref('env-orders'),
          ref('owned'),
          ref('owned-badly'),
          ref('titled'),
        ].sort(),
      );
      expect(catalog.entity('owned')?.spec?.owner).toBe('unknown');
      expect(catalog.entity('owned-badly')?.spec?.owner).toBe('unknown');
      expect(warnings()).toEqual([
        expect.stringContaining('environment "bad_name-"'),
        expect.stringContaining('environment "orders": another entity'),
      ]);
    });

    it('keeps the relation while the gateway does not tell where the route leads', async () => {
      const { kindler, catalog, provider } = await setup();
      kindler.environments = [environment('dev', { route: 'orders-rw' })];
      await provider.sync();
      const dependsOn = [ref('orders')];
      expect(catalog.entity('dev')?.spec).toMatchObject({ dependsOn });
      kindler.routes = [route('orders-rw', ['orders', 'archive'])];
      await provider.sync();
      expect(catalog.entity('dev')?.spec).toMatchObject({ dependsOn });
    });
  });

  describe('sync', () => {
    it('removes what is gone', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      kindler.environments.pop();
      kindler.databases.pop();
      await provider.sync();
      expect(catalog.refs).toEqual([ref('dev'), ref('orders')]);
    });

    it('reads every page before it writes', async () => {
      const { kindler, catalog, provider } = await setup();
      kindler.environments = Array.from({ length: 25 }, (_, index) =>
        environment(`dev-${String(index).padStart(2, '0')}`),
      );
      kindler.pageSize = 10;
      await provider.sync();
      expect(catalog.refs).toHaveLength(27);
      const reads = kindler.calls.filter(call => call === 'listEnvironments');
      expect(reads).toHaveLength(3);
    });

    it('takes no answer whose cursor goes round in circles', async () => {
      const { kindler, catalog, provider } = await setup();
      const service = kindler.service();
      service.listEnvironments = async () => ({
        now: '',
        items: [environment('dev')],
        nextCursor: 'dev',
        freshness: { status: 'live' },
      });
      const looping = KindlerEntityProvider.create({
        kindler: service,
        catalog: catalog.service(),
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      });
      await provider.sync();
      await looping.connect(catalog);
      expect(await looping.sync()).toBe(false);
      expect(catalog.refs).toEqual(ALL);
    });

    it.each(['listEnvironments', 'listDatabases', 'listRoutes'] as const)(
      'removes nothing when %s fails, and goes on with the others',
      async method => {
        const { kindler, catalog, provider, warnings } = await setup();
        await provider.sync();
        kindler.faults.set(method, away);
        kindler.environments.push(environment('new'));
        kindler.databases.push(database('billing'));
        expect(await provider.sync()).toBe(false);
        expect(catalog.refs).toEqual(expect.arrayContaining(ALL));
        expect(catalog.refs.includes(ref('new'))).toBe(
          method !== 'listEnvironments',
        );
        expect(catalog.refs.includes(ref('billing'))).toBe(
          method !== 'listDatabases',
        );
        expect(catalog.entity('dev')?.spec).toHaveProperty('dependsOn');
        expect(warnings().join()).toContain('the Kindler database is away');
      },
    );

    it('removes nothing while the answer is stale', async () => {
      const { kindler, catalog, provider, warnings } = await setup();
      await provider.sync();
      kindler.environments.pop();
      kindler.freshness = {
        status: 'stale',
        observedAt: '2026-11-22T09:59:00Z',
      };
      expect(await provider.sync()).toBe(false);
      expect(catalog.refs).toEqual(ALL);
      expect(warnings().join()).toContain(
        'the answer is stale, it is the state of 2026-11-22T09:59:00Z',
      );
      kindler.freshness = { status: 'live' };
      expect(await provider.sync()).toBe(true);
      expect(catalog.refs).not.toContain(ref('uat'));
    });

    it('never takes an empty answer for "delete all"', async () => {
      const { kindler, catalog, provider, warnings } = await setup();
      await provider.sync();
      kindler.environments = [];
      kindler.databases = [];
      await provider.sync();
      await provider.sync();
      await provider.sync();
      expect(catalog.refs).toEqual(ALL);
      expect(warnings()).toEqual([
        'Removal of entities of kind database: the answer is empty while the catalog has 2',
        'Removal of entities of kind environment: the answer is empty while the catalog has 2',
      ]);
    });

    it('removes more than half only when a second reading says the same', async () => {
      const { kindler, catalog, provider, warnings } = await setup();
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      kindler.environments = names.map(name => environment(name));
      await provider.sync();
      kindler.environments = [environment('a'), environment('b')];
      await provider.sync();
      expect(catalog.refs).toHaveLength(9);
      expect(warnings().join()).toContain('the answer lacks 5 of 7');
      kindler.environments = [environment('a')];
      await provider.sync();
      expect(catalog.refs).toHaveLength(9);
      await provider.sync();
      expect(catalog.refs).toEqual(['a', 'archive', 'orders'].map(ref));
    });

    it('removes nothing while the catalog cannot tell what it has', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      kindler.environments = [environment('new')];
      catalog.fault = new Error('catalog is starting');
      await provider.sync();
      expect(catalog.refs).toEqual([...ALL, ref('new')].sort());
    });

    it('tells a lasting trouble once', async () => {
      const { kindler, provider, warnings } = await setup();
      kindler.faults.set('listEnvironments', away);
      await provider.sync();
      await provider.sync();
      expect(warnings()).toHaveLength(1);
    });

    it('touches no entity of another origin', async () => {
      const { catalog, provider } = await setup();
      catalog.put({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'hand-written',
          annotations: { 'kindler.dev/environment': 'dev' },
        },
        spec: { type: 'kindler-environment', owner: 'unknown' },
      });
      await provider.sync();
      expect(catalog.refs).toContain(ref('hand-written'));
    });
  });

  describe('after a restart', () => {
    it('does not wipe when the first answer is empty', async () => {
      const { kindler, catalog, connect, provider } = await setup();
      await provider.sync();
      kindler.environments = [];
      kindler.databases = [];
      await (await connect()).sync();
      expect(catalog.refs).toEqual(ALL);
    });

    it('removes what went while it was down', async () => {
      const { kindler, catalog, connect, provider } = await setup();
      await provider.sync();
      kindler.environments.pop();
      await (await connect()).sync();
      expect(catalog.refs).not.toContain(ref('uat'));
    });

    it('does not let an environment take the place of a database cluster that is not read yet', async () => {
      const { kindler, catalog, connect, provider } = await setup();
      kindler.environments.push(environment('orders'));
      await provider.sync();
      kindler.faults.set('listDatabases', away);
      await (await connect()).sync();
      expect(catalog.entity('orders')?.spec?.type).toBe('database');
      expect(catalog.refs).toEqual([...ALL, ref('env-orders')].sort());
    });

    it('writes nothing before the routes were read once, so that no relation vanishes', async () => {
      const { kindler, catalog, connect, provider } = await setup();
      await provider.sync();
      const { length } = catalog.mutations;
      kindler.faults.set('listRoutes', away);
      expect(await (await connect()).sync()).toBe(false);
      expect(catalog.mutations).toHaveLength(length);
    });
  });

  describe('events', () => {
    const event = (name: string, change: 'upserted' | 'removed') => ({
      kind: 'environment' as const,
      name,
      change,
    });

    it('adds one environment without reading the others', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      kindler.calls.length = 0;
      kindler.environments.push(environment('new'));
      await provider.handle(event('new', 'upserted'));
      expect(catalog.refs).toEqual([...ALL, ref('new')].sort());
      expect(kindler.calls).toEqual(['listRoutes', 'getEnvironment']);
      expect(catalog.mutations.at(-1)).toMatchObject({ removed: [] });
    });

    it('removes one environment', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      kindler.environments.pop();
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).not.toContain(ref('uat'));
      expect(catalog.mutations.at(-1)).toMatchObject({ added: [] });
    });

    it('removes the last environment, which a reading never does', async () => {
      const { kindler, catalog, provider } = await setup();
      kindler.environments.pop();
      await provider.sync();
      kindler.environments = [];
      await provider.handle(event('dev', 'removed'));
      expect(catalog.refs).toEqual(['archive', 'orders'].map(ref));
    });

    it('removes an environment under its other name', async () => {
      const { kindler, catalog, provider } = await setup();
      kindler.environments.push(environment('orders'));
      await provider.sync();
      kindler.environments.pop();
      await provider.handle(event('orders', 'removed'));
      expect(catalog.refs).toEqual(ALL);
      expect(catalog.entity('orders')?.spec?.type).toBe('database');
    });

    it('does not remove what is there after all', async () => {
      const { catalog, provider } = await setup();
      await provider.sync();
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).toEqual(ALL);
    });

    it('changes nothing when it cannot look', async () => {
      const { kindler, catalog, provider, warnings } = await setup();
      await provider.sync();
      kindler.faults.set('getEnvironment', away);
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).toEqual(ALL);
      expect(warnings().join()).toContain('Environment "uat"');
    });

    it('changes nothing from a stale answer', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      const { length } = catalog.mutations;
      kindler.freshness = { status: 'stale' };
      await provider.handle(event('uat', 'upserted'));
      expect(catalog.mutations).toHaveLength(length);
    });

    it('reads everything when an event comes before the first sync', async () => {
      const { catalog, provider } = await setup();
      await provider.handle(event('dev', 'upserted'));
      expect(catalog.refs).toEqual(ALL);
    });

    it('adds and removes a database cluster', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      const kind = 'database';
      kindler.databases.push(database('billing'));
      await provider.handle({ kind, name: 'billing', change: 'upserted' });
      expect(catalog.refs).toContain(ref('billing'));
      kindler.databases.pop();
      await provider.handle({ kind, name: 'billing', change: 'removed' });
      expect(catalog.refs).toEqual(ALL);
    });

    it('reads everything once for many new database clusters', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      kindler.calls.length = 0;
      const names = ['b1', 'b2', 'b3', 'b4', 'b5'];
      kindler.databases.push(...names.map(name => database(name)));
      await Promise.all(
        names.map(name =>
          provider.handle({ kind: 'database', name, change: 'upserted' }),
        ),
      );
      expect(catalog.refs).toEqual([...ALL, ...names.map(ref)].sort());
      const reads = kindler.calls.filter(call => call === 'listDatabases');
      expect(reads).toHaveLength(1);
    });

    it('does not lose an event that comes during a sync', async () => {
      const { kindler, catalog, provider } = await setup();
      await provider.sync();
      const syncing = provider.sync();
      kindler.environments = [...kindler.environments, environment('new')];
      await Promise.all([syncing, provider.handle(event('new', 'upserted'))]);
      expect(catalog.refs).toContain(ref('new'));
    });
  });
});

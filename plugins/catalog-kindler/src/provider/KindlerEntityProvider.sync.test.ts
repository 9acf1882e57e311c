import { mockServices } from '@backstage/backend-test-utils';
import { database, environment } from '../__testUtils__/FakeKindler';
import { ALL, away, ref, setupProvider } from '../__testUtils__/setupProvider';
import { KindlerEntityProvider } from './KindlerEntityProvider';

describe('KindlerEntityProvider', () => {
  describe('sync', () => {
    it('removes what is gone', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      kindler.environments.pop();
      kindler.databases.pop();
      await provider.sync();
      expect(catalog.refs).toEqual([ref('dev'), ref('orders')]);
    });

    it('writes only what changed, also after a restart', async () => {
      const { kindler, catalog, connect, provider } = await setupProvider();
      const written = async (syncing: Promise<unknown>) => {
        catalog.mutations.length = 0;
        await syncing;
        return catalog.mutations.flatMap(mutation =>
          mutation.type === 'delta'
            ? mutation.added.map(({ entity }) => entity.metadata.name)
            : ['all'],
        );
      };
      expect(await written(provider.sync())).toHaveLength(ALL.length);
      expect(await written(provider.sync())).toEqual([]);
      kindler.databases[1] = database('archive', { title: 'Old orders' });
      expect(await written(provider.sync())).toEqual(['archive']);
      const restarted = await connect();
      expect(await written(restarted.sync())).toEqual([]);
      kindler.databases[1] = database('archive');
      expect(await written(restarted.sync())).toEqual(['archive']);
      expect(await written(provider.sync())).toEqual([]);
      catalog.lose('orders');
      expect(await written(provider.sync())).toEqual(['orders']);
      expect(catalog.refs).toEqual(ALL);
    });

    it('removes nothing while the list changes under its reader', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      const service = kindler.service();
      const { listDatabases } = service;
      service.listDatabases = async (...args) => {
        const answer = await listDatabases(...args);
        return { ...answer, items: answer.items.slice(1) };
      };
      const short = new KindlerEntityProvider({
        kindler: service,
        catalog: catalog.service(),
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      });
      await short.connect(catalog);
      expect(await short.sync()).toBe(false);
      expect(catalog.refs).toEqual(ALL);
    });

    it('reads every page before it writes', async () => {
      const { kindler, catalog, provider } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
      const service = kindler.service();
      service.listEnvironments = async () => ({
        now: '',
        items: [environment('dev')],
        nextCursor: 'dev',
        providers: [],
        freshness: { status: 'live' },
        summary: { total: 2, states: {} },
      });
      const looping = new KindlerEntityProvider({
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
        const { kindler, catalog, provider, warnings } = await setupProvider();
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
      const { kindler, catalog, provider, warnings } = await setupProvider();
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
      const { kindler, catalog, provider, warnings } = await setupProvider();
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
      const { kindler, catalog, provider, warnings } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      kindler.environments = [environment('new')];
      catalog.fault = new Error('catalog is starting');
      await provider.sync();
      expect(catalog.refs).toEqual([...ALL, ref('new')].sort());
    });

    it('tells a lasting trouble once', async () => {
      const { kindler, provider, warnings } = await setupProvider();
      kindler.faults.set('listEnvironments', away);
      await provider.sync();
      await provider.sync();
      expect(warnings()).toHaveLength(1);
    });

    it('takes a portal without environments for complete, says nothing and removes nothing', async () => {
      const { kindler, catalog, provider, warnings } = await setupProvider();
      await provider.sync();
      kindler.environments = [];
      kindler.freshness = { status: 'not-configured' };
      expect(await provider.sync()).toBe(true);
      expect(catalog.refs).toEqual(ALL);
      expect(warnings()).toEqual([]);
    });

    it('touches no entity of another origin', async () => {
      const { catalog, provider } = await setupProvider();
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
      const { kindler, catalog, connect, provider } = await setupProvider();
      await provider.sync();
      kindler.environments = [];
      kindler.databases = [];
      await (await connect()).sync();
      expect(catalog.refs).toEqual(ALL);
    });

    it('removes what went while it was down', async () => {
      const { kindler, catalog, connect, provider } = await setupProvider();
      await provider.sync();
      kindler.environments.pop();
      await (await connect()).sync();
      expect(catalog.refs).not.toContain(ref('uat'));
    });

    it('does not let an environment take the place of a database cluster that is not read yet', async () => {
      const { kindler, catalog, connect, provider } = await setupProvider();
      kindler.environments.push(environment('orders'));
      await provider.sync();
      kindler.faults.set('listDatabases', away);
      await (await connect()).sync();
      expect(catalog.entity('orders')?.spec?.type).toBe('database');
      expect(catalog.refs).toEqual([...ALL, ref('env-orders')].sort());
    });

    it('writes nothing before the routes were read once, so that no relation vanishes', async () => {
      const { kindler, catalog, connect, provider } = await setupProvider();
      await provider.sync();
      const { length } = catalog.mutations;
      kindler.faults.set('listRoutes', away);
      expect(await (await connect()).sync()).toBe(false);
      expect(catalog.mutations).toHaveLength(length);
    });
  });
});

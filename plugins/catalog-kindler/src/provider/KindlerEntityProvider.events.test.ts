import { database, environment } from '../__testUtils__/FakeKindler';
import { ALL, away, ref, setupProvider } from '../__testUtils__/setupProvider';

describe('KindlerEntityProvider', () => {
  describe('events', () => {
    const event = (name: string, change: 'upserted' | 'removed') => ({
      kind: 'environment' as const,
      name,
      change,
    });

    it('adds one environment without reading the others', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      kindler.calls.length = 0;
      kindler.environments.push(environment('new', { route: 'orders-rw' }));
      await provider.handle(event('new', 'upserted'));
      expect(catalog.refs).toEqual([...ALL, ref('new')].sort());
      expect(kindler.calls).toEqual(['getEnvironment', 'getRoute']);
      expect(catalog.mutations.at(-1)).toMatchObject({ removed: [] });
    });

    it('learns where the route of one environment leads now', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      const [first] = kindler.routes;
      kindler.routes[0] = { ...first, activeTarget: 'archive' };
      kindler.environments.push(environment('new', { route: first.name }));
      await provider.handle(event('new', 'upserted'));
      const dependsOn = [ref('archive')];
      expect(catalog.entity('new')?.spec).toMatchObject({ dependsOn });
    });

    it('removes one environment', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      kindler.environments.pop();
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).not.toContain(ref('uat'));
      expect(catalog.mutations.at(-1)).toMatchObject({ added: [] });
    });

    it('removes the last environment, which a reading never does', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      kindler.environments.pop();
      await provider.sync();
      kindler.environments = [];
      await provider.handle(event('dev', 'removed'));
      expect(catalog.refs).toEqual(['archive', 'orders'].map(ref));
    });

    it('removes an environment under its other name', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      kindler.environments.push(environment('orders'));
      await provider.sync();
      kindler.environments.pop();
      await provider.handle(event('orders', 'removed'));
      expect(catalog.refs).toEqual(ALL);
      expect(catalog.entity('orders')?.spec?.type).toBe('database');
    });

    it('does not remove what is there after all', async () => {
      const { catalog, provider } = await setupProvider();
      await provider.sync();
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).toEqual(ALL);
    });

    it('changes nothing when it cannot look', async () => {
      const { kindler, catalog, provider, warnings } = await setupProvider();
      await provider.sync();
      kindler.faults.set('getEnvironment', away);
      await provider.handle(event('uat', 'removed'));
      expect(catalog.refs).toEqual(ALL);
      expect(warnings().join()).toContain('Environment "uat"');
    });

    it('changes nothing from a stale answer', async () => {
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      const { length } = catalog.mutations;
      kindler.freshness = { status: 'stale' };
      await provider.handle(event('uat', 'upserted'));
      expect(catalog.mutations).toHaveLength(length);
    });

    it('reads everything when an event comes before the first sync', async () => {
      const { catalog, provider } = await setupProvider();
      await provider.handle(event('dev', 'upserted'));
      expect(catalog.refs).toEqual(ALL);
    });

    it('adds and removes a database cluster', async () => {
      const { kindler, catalog, provider } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
      await provider.sync();
      const syncing = provider.sync();
      kindler.environments = [...kindler.environments, environment('new')];
      await Promise.all([syncing, provider.handle(event('new', 'upserted'))]);
      expect(catalog.refs).toContain(ref('new'));
    });
  });
});

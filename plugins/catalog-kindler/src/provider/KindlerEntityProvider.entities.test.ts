import { database, environment, route } from '../__testUtils__/FakeKindler';
import { ALL, ref, setupProvider } from '../__testUtils__/setupProvider';

describe('KindlerEntityProvider', () => {
  describe('entities', () => {
    it('writes environments with owner, relation, annotations and link', async () => {
      const { catalog, provider } = await setupProvider();
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
            'kindler.dev/entity-hash': expect.stringMatching(/^[\w-]{22}$/),
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
      const { catalog, provider } = await setupProvider();
      await provider.sync();
      const { metadata, spec } = catalog.entity('uat')!;
      expect(metadata).not.toHaveProperty('title');
      expect(metadata.annotations).not.toHaveProperty(['kindler.dev/route']);
      expect(spec).toEqual({ type: 'kindler-environment', owner: 'unknown' });
    });

    it('writes database clusters with the routes and gateways that lead there', async () => {
      const { catalog, provider } = await setupProvider();
      await provider.sync();
      expect(catalog.entity('orders')).toMatchObject({
        metadata: {
          title: 'Orders',
          annotations: {
            'kindler.dev/database': 'orders',
            'kindler.dev/route': 'orders-rw,platform-rw,orders-ro',
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
      const { kindler, catalog, provider } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
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
      const { kindler, catalog, provider, warnings } = await setupProvider();
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
      const { kindler, catalog, provider } = await setupProvider();
      kindler.environments = [environment('dev', { route: 'orders-rw' })];
      await provider.sync();
      const dependsOn = [ref('orders')];
      expect(catalog.entity('dev')?.spec).toMatchObject({ dependsOn });
      kindler.routes = [route('orders-rw', ['orders', 'archive'])];
      await provider.sync();
      expect(catalog.entity('dev')?.spec).toMatchObject({ dependsOn });
    });
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { KindlerEntityProvider } from '../provider/KindlerEntityProvider';
import { FakeCatalog } from './FakeCatalog';
import { FakeKindler, database, environment, route } from './FakeKindler';

/** Ref of the resource with that name. */
export const ref = (name: string) => `resource:default/${name}`;
/** A source's fault. */
export const away = new ServiceUnavailableError('the Kindler database is away');

/** A provider over a fake Kindler and a fake catalog, with a few things in Kindler. */
export async function setupProvider() {
  const kindler = new FakeKindler();
  const catalog = new FakeCatalog();
  const logger = mockServices.logger.mock();
  const connect = async () => {
    const provider = new KindlerEntityProvider({
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
    route('orders-ro', ['orders'], {
      gateway: 'inner',
      intent: 'read-only',
    }),
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

/** Refs of everything that is there at first. */
export const ALL = ['archive', 'dev', 'orders', 'uat'].map(ref);

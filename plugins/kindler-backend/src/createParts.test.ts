import { ConfigReader } from '@backstage/config';
import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-node';
import { readKindlerConfig } from './config';
import { createParts } from './createParts';

const config = readKindlerConfig(
  new ConfigReader({ kindler: { providers: { k3d: { agents: 1 } } } }),
);

it('leaves the configuration of a provider to the module that brings it', () => {
  const k3d = { kind: 'k3d' } as EnvironmentProvider;
  expect(createParts(config, [k3d], []).providers.kinds()).toEqual(['k3d']);
});

it('refuses the configuration of a provider that nobody brings', () => {
  expect(() => createParts(config, [], [])).toThrow(
    /kindler.providers.k3d has no provider here.*there are: none/,
  );
});

describe('databases behind several routes', () => {
  const role = { user: 'a', password: 'b' };
  const route = (name: string) => ({
    name,
    gateway: 'edge',
    proxy: name,
    intent: 'read-write',
    listener: { host: '127.0.0.1', port: 1 },
    targets: [{ name: 'main', database: 'main', servers: ['pg1'] }],
  });
  const parts = createParts(
    readKindlerConfig(
      new ConfigReader({
        kindler: {
          databases: [
            { name: 'main', members: [{ name: 'pg1', address: 'a:5432' }] },
          ],
          gateways: [{ name: 'edge' }],
          routes: [route('near-rw'), route('far-rw')],
          providers: {
            database: {
              route: 'near-rw',
              ...role,
              furtherRoutes: [{ route: 'far-rw', ...role }],
            },
          },
        },
      }),
    ),
    [],
    [],
  );
  const provider = parts.providers.require('database');
  const environment = (details = {}) => ({ name: 'shop', details });

  it('records the route that is asked for, or the usual one', () => {
    expect(provider.describe!(environment())).toMatchObject({
      route: 'near-rw',
    });
    expect(provider.describe!(environment({ route: 'far-rw' }))).toMatchObject({
      route: 'far-rw',
    });
    expect(
      provider.connections!(environment({ route: 'far-rw' })),
    ).toMatchObject([{ route: 'far-rw', database: 'shop' }]);
  });

  it('leaves an environment alone whose route is configured no longer', async () => {
    const lost = environment({ route: 'gone-rw' });
    const context = {
      signal: new AbortController().signal,
      log: async () => {},
    };
    const message = /'shop' is behind route 'gone-rw'.*near-rw, far-rw/;
    await expect(provider.observe(lost, context)).rejects.toThrow(message);
    expect(() =>
      provider.plan(lost, { from: 'running', to: 'absent' }),
    ).toThrow(message);
    expect(provider.connections!(lost)).toMatchObject([{ route: 'gone-rw' }]);
  });
});

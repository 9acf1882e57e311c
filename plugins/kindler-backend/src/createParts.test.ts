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

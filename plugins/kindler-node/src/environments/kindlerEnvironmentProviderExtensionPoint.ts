import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EnvironmentProvider } from './EnvironmentProvider';

/** @public */
export interface KindlerEnvironmentProviderExtensionPoint {
  /** Throws where there is a provider of this kind already. */
  addProvider(provider: EnvironmentProvider): void;
}

/**
 * Where backend modules give the kindler plugin further environment providers.
 * @public
 */
export const kindlerEnvironmentProviderExtensionPoint =
  createExtensionPoint<KindlerEnvironmentProviderExtensionPoint>({
    id: 'kindler.environment-provider',
  });

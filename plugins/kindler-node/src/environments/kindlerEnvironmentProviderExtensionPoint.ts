import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EnvironmentProvider } from './EnvironmentProvider';

/** @public */
export interface KindlerEnvironmentProviderExtensionPoint {
  /** Throws if a provider of this kind was already added. */
  addProvider(provider: EnvironmentProvider): void;
}

/**
 * Extension point through which backend modules add environment providers to the kindler plugin.
 * @public
 */
export const kindlerEnvironmentProviderExtensionPoint =
  createExtensionPoint<KindlerEnvironmentProviderExtensionPoint>({
    id: 'kindler.environment-provider',
  });

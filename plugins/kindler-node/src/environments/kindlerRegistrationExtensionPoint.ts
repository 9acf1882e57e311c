import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EnvironmentRegistration } from './EnvironmentRegistration';

/** @public */
export interface KindlerRegistrationExtensionPoint {
  /** Throws where there is a registration of this kind already. */
  addRegistration(registration: EnvironmentRegistration): void;
}

/**
 * Where backend modules tell the kindler plugin how environments are made known elsewhere.
 * @public
 */
export const kindlerRegistrationExtensionPoint =
  createExtensionPoint<KindlerRegistrationExtensionPoint>({
    id: 'kindler.environment-registration',
  });

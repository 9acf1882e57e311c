import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EnvironmentRegistration } from './EnvironmentRegistration';

/** @public */
export interface KindlerRegistrationExtensionPoint {
  /** Throws if a registration of this kind was already added. */
  addRegistration(registration: EnvironmentRegistration): void;
}

/**
 * Extension point through which backend modules add environment registrations to the kindler plugin.
 * @public
 */
export const kindlerRegistrationExtensionPoint =
  createExtensionPoint<KindlerRegistrationExtensionPoint>({
    id: 'kindler.environment-registration',
  });

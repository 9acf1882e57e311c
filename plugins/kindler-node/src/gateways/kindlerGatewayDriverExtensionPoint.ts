import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { GatewayDriverFactory } from './GatewayDriver';

/** @public */
export interface KindlerGatewayDriverExtensionPoint {
  /** Throws if a driver of this kind was already added. */
  addDriver(driver: GatewayDriverFactory): void;
}

/**
 * Extension point through which backend modules add gateway drivers to the kindler plugin.
 * @public
 */
export const kindlerGatewayDriverExtensionPoint =
  createExtensionPoint<KindlerGatewayDriverExtensionPoint>({
    id: 'kindler.gateway-driver',
  });

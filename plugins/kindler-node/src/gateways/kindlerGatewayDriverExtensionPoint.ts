import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { GatewayDriverFactory } from './GatewayDriver';

/** @public */
export interface KindlerGatewayDriverExtensionPoint {
  /** Throws where there is a driver of this kind already. */
  addDriver(driver: GatewayDriverFactory): void;
}

/**
 * Where backend modules give the kindler plugin further ways to change a gateway.
 * @public
 */
export const kindlerGatewayDriverExtensionPoint =
  createExtensionPoint<KindlerGatewayDriverExtensionPoint>({
    id: 'kindler.gateway-driver',
  });

import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';

/** Why clients of a route cannot be taken along now; undefined if they can. */
export async function whyNotAssisted(
  drivers: GatewayDrivers,
  route: RouteConfig,
): Promise<Wording | undefined> {
  const refused = drivers.explainRefusal(route.gateway);
  if (refused) {
    return refused;
  }
  const driver = drivers.require(route.gateway);
  if (!driver.capabilities?.health || !driver.capabilities.address) {
    return word('assist-not-by-driver', {});
  }
  if (!route.verify) {
    return word('switch-unverified', { route: route.name });
  }
  const reason = await driver
    .explainRefusal()
    .catch((error: Error) => error.message);
  return typeof reason === 'string'
    ? word('switch-refused', { reason })
    : reason;
}

import type {
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import type { SwitchoverWay } from '../../operations';

/** Nobody listens there, so HAProxy tries a new connection again until the new leader takes it. */
export const PARKED = { address: '127.0.0.1', port: 1 };

export function isParked({ address, port }: typeof PARKED): boolean {
  return address === PARKED.address && port === PARKED.port;
}

/**
 * Puts parked servers back where they listened before. A server that listens elsewhere by now was moved by somebody
 * else, or its name has another address, and stays there.
 */
export async function unparking(
  driver: GatewayDriver,
  { proxy, servers }: SwitchoverWay,
): Promise<ServerChange[]> {
  const now = await driver.readServers(proxy);
  const parked = new Set(now.filter(isParked).map(({ name }) => name));
  return servers
    .filter(({ server }) => parked.has(server))
    .map(({ server, address, port }) => ({ server, address, port }));
}

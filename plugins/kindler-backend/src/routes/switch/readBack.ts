import { setTimeout as delay } from 'node:timers/promises';
import type { RouteConfig } from '../../config';
import type {
  DrivenServer,
  GatewayDriver,
} from '@kindler/backstage-plugin-kindler-node';

const READ_BACK_PAUSE_MS = 200;

/** The servers of the route's proxy by name. */
export async function readServers(
  driver: GatewayDriver,
  route: RouteConfig,
): Promise<Map<string, DrivenServer>> {
  const servers = await driver.readServers(route.proxy);
  return new Map(servers.map(server => [server.name, server]));
}

/** Reads the servers' states until they are as wished; rejects after `timeoutMs`. */
export async function readBack(
  driver: GatewayDriver,
  route: RouteConfig,
  accept: (servers: Map<string, DrivenServer>) => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Map<string, DrivenServer>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const servers = await readServers(driver, route);
    if (accept(servers)) {
      return servers;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `HAProxy did not come to the wished state within ${timeoutMs / 1000} s`,
      );
    }
    await delay(READ_BACK_PAUSE_MS, undefined, { signal });
  }
}

import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type {
  DrivenServer,
  GatewayDriver,
} from '@kindler/backstage-plugin-kindler-node';

const READ_BACK_PAUSE_MS = 200;

/** Returns the servers of the route's proxy by name. */
export async function readServers(
  driver: GatewayDriver,
  route: RouteConfig,
): Promise<Map<string, DrivenServer>> {
  const servers = await driver.readServers(route.proxy);
  return new Map(servers.map(server => [server.name, server]));
}

/** Reads the servers' states until they are as desired. Rejects after `timeoutMs`. */
export async function readBack(
  driver: GatewayDriver,
  route: RouteConfig,
  accept: (servers: Map<string, DrivenServer>) => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Map<string, DrivenServer>> {
  const look = async () => {
    const servers = await readServers(driver, route);
    return accept(servers) ? servers : undefined;
  };
  const seconds = timeoutMs / 1000;
  return until(look, {
    everyMs: READ_BACK_PAUSE_MS,
    ms: timeoutMs,
    signal,
    late: () => wordedError(Error, word('switch-not-wished', { seconds })),
  });
}

import { setTimeout as delay } from 'node:timers/promises';
import type { RouteConfig } from '../../config';
import type { ServerState } from '../../model/parseServersState';
import type { GatewayControl } from './GatewayControl';

const READ_BACK_PAUSE_MS = 200;

/** Reads the servers' states until they are as wished; rejects after `timeoutMs`. */
export async function readBack(
  control: GatewayControl,
  route: RouteConfig,
  accept: (servers: Map<string, ServerState>) => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Map<string, ServerState>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const servers = await control.readServers(route);
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

import { ConflictError, InputError } from '@backstage/errors';
import {
  wordingOf,
  type ServerStateRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenServer,
  GatewayDriver,
} from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../config';

/**
 * Refuses a change that would open a second target of a route, or leave its clients without a server, and what the
 * gateway cannot do.
 */
export async function refuseServerChange(options: {
  driver: GatewayDriver;
  /** Routes that lead through the proxy. */
  routes: RouteConfig[];
  server: string;
  request: ServerStateRequest;
  lastServer: boolean;
}): Promise<void> {
  const { driver, routes, server, request, lastServer } = options;
  const { proxy, state, weight } = request;
  const refusal = await driver.explainRefusal();
  if (refusal !== undefined) {
    throw new ConflictError(wordingOf(refusal).text);
  }
  if (weight !== undefined && !driver.capabilities?.weight) {
    throw new InputError('weight cannot be set by the driver of this gateway');
  }
  const servers = await driver.readServers(proxy);
  if (!servers.some(({ name }) => name === server)) {
    const known = servers.map(({ name }) => name).join(', ');
    throw new InputError(
      `server '${server}' is not in proxy '${proxy}'; servers: ${known}`,
    );
  }
  const others = servers.filter(({ name }) => name !== server);
  if (state === 'ready') {
    routes.forEach(route => refuseSecondTarget(route, server, others));
  }
  const closes = (state !== undefined && state !== 'ready') || weight === 0;
  if (closes && !lastServer && !others.some(takesClients)) {
    throw new ConflictError(
      `No other server of proxy '${proxy}' takes clients; set lastServer to refuse them all`,
    );
  }
}

function refuseSecondTarget(
  { name: route, targets }: RouteConfig,
  server: string,
  others: DrivenServer[],
): void {
  const own = targets.find(({ servers }) => servers.includes(server));
  const open = targets.find(
    target =>
      target !== own &&
      others.some(
        other => target.servers.includes(other.name) && other.admin === 'ready',
      ),
  );
  if (own && open) {
    throw new ConflictError(
      `Server '${server}' belongs to target '${own.name}' of route '${route}', which leads to '${open.name}'; switch the route instead`,
    );
  }
}

function takesClients({ admin, running, weight }: DrivenServer): boolean {
  return admin === 'ready' && running && weight !== 0;
}

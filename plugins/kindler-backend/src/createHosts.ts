import type { KindlerConfig } from './config';
import { HostRoutes } from './haproxy/hosts';
import { HostRegistration } from './providers';

/** Hosts of environments on a gateway, and their registration; undefined if they are not configured. */
export function createHosts(config: KindlerConfig) {
  const { haproxy } = config.registrations;
  const gateway = config.gateways.find(({ name }) => name === haproxy?.gateway);
  if (!haproxy || !gateway?.socket) {
    return undefined;
  }
  const { folder, listener, baseDomain, clusterHost } = haproxy;
  const routes = new HostRoutes({
    gateway: { ...gateway, socket: gateway.socket },
    folder,
    listener,
  });
  return {
    routes,
    registration: new HostRegistration({ routes, baseDomain, clusterHost }),
  };
}

import { version } from '../package.json';
import type { KindlerConfig } from './config';
import { formatAddress } from './model/addresses/address';
import { restAddress } from './model/addresses/urlAddress';

/**
 * Everything that backends must have in common to share the work of observing, without secrets: what there is to
 * observe, how often, and by which version.
 */
export function shareConfiguration(config: KindlerConfig) {
  const { databases, gateways, routes, kubernetes, observer } = config;
  return {
    version,
    observer,
    databases: databases.map(({ name, patroni, members, ...rest }) => ({
      name,
      patroni: patroni?.members.map(restAddress),
      members,
      kubernetes: rest.kubernetes,
      isProbed: rest.probe !== undefined,
    })),
    gateways: gateways.map(({ name, stats, socket, masterSocket }) => ({
      name,
      stats: stats && restAddress(stats.url),
      socket,
      masterSocket,
    })),
    routes: routes.map(
      ({ name, gateway, proxy, listener, targets, ...rest }) => ({
        name,
        gateway,
        proxy,
        listener,
        targets,
        intent: rest.intent,
        isVerified: rest.verify !== undefined,
        poolers: rest.poolers?.map(formatAddress),
      }),
    ),
    kubernetes: kubernetes.map(({ name, namespace }) => ({ name, namespace })),
  };
}

import type {
  Gateway,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayStats, StatsServer } from './haproxy/parseStats';
import { freshValue, isoTime, toSourceState, type Reading } from './Reading';

/**
 * The API's view of a gateway. Of statistics that are no longer evidence the rows stay, but nobody is said to be up.
 */
export function toGateway(
  gateway: { name: string; title?: string },
  stats: Reading<GatewayStats> | undefined,
  now: number,
  allowanceMs: number,
): Gateway {
  const fresh = freshValue(stats, now, allowanceMs) !== undefined;
  return {
    name: gateway.name,
    title: gateway.title,
    proxies: (stats?.value?.proxies ?? []).map(proxy => ({
      ...proxy,
      servers: proxy.servers.map(server =>
        toServer(server as StatsServer, fresh),
      ),
    })),
    sources: stats ? [toSourceState([stats])] : [],
    warnings: stats?.value?.warnings ?? [],
    observedAt:
      stats?.observedAt === undefined ? undefined : isoTime(stats.observedAt),
  };
}

function toServer(server: StatsServer, fresh: boolean): GatewayServer {
  const { backup, administrative, fall, ...shown } = server;
  return fresh ? shown : { ...shown, up: 'unknown' };
}

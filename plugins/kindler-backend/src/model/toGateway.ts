import type {
  Gateway,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayStats, StatsServer } from './haproxy/parseStats';
import { isoTime, toSourceState, type Reading } from './Reading';

/**
 * The API's view of a gateway. Of statistics that are no longer evidence the rows stay, but nobody is said to be up.
 *
 * @param speaking - the reading whose statistics are shown
 * @param readings - all readings of the gateway
 * @param fresh - whether the shown statistics count as evidence
 */
export function toGateway(
  gateway: { name: string; title?: string },
  speaking: Reading<GatewayStats> | undefined,
  readings: Array<Reading<GatewayStats>>,
  fresh: boolean,
): Gateway {
  const info = readings.map(({ value }) => value?.info).find(Boolean);
  return {
    name: gateway.name,
    title: gateway.title,
    version: info?.version,
    uptime: info?.uptime,
    proxies: (speaking?.value?.proxies ?? []).map(proxy => ({
      ...proxy,
      servers: proxy.servers.map(server =>
        toServer(server as StatsServer, fresh),
      ),
    })),
    sources: readings.map(reading => toSourceState([reading])),
    warnings: speaking?.value?.warnings ?? [],
    observedAt:
      speaking?.observedAt === undefined
        ? undefined
        : isoTime(speaking.observedAt),
  };
}

function toServer(server: StatsServer, fresh: boolean): GatewayServer {
  const { backup, administrative, fall, ...shown } = server;
  return fresh ? shown : { ...shown, up: 'unknown' };
}

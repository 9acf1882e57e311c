import type {
  Gateway,
  GatewayServer,
  GatewaySummary,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * Converts a gateway to its row in lists. While it is away, nothing about the present is shown, because "0 of 10 up"
 * would be a claim.
 */
export function toGatewaySummary(gateway: Gateway): GatewaySummary {
  const { name, title, version, observedAt, sources, statistics } = gateway;
  const known = statistics.status !== 'pending';
  const fresh = statistics.status === 'fresh';
  const servers = gateway.proxies.flatMap(proxy => proxy.servers);
  const count = (test: (server: GatewayServer) => boolean | undefined) =>
    servers.filter(test).length;
  return {
    name,
    title,
    version,
    statistics,
    proxyCount: known ? gateway.proxies.length : undefined,
    serverCount: known ? servers.length : undefined,
    serversUp: fresh ? count(({ up }) => up === true) : undefined,
    lastServersUp: known && !fresh ? count(({ lastUp }) => lastUp) : undefined,
    observedAt,
    sources,
  };
}

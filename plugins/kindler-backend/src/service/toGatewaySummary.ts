import type {
  Gateway,
  GatewayServer,
  GatewaySummary,
} from '@kindler/backstage-plugin-kindler-common';

/** The row of a gateway for lists. While it is away nothing is said of now: 0 of 10 up would be a claim. */
export function toGatewaySummary(gateway: Gateway): GatewaySummary {
  const { name, title, version, observedAt, sources, statistics } = gateway;
  const { status, source } = statistics;
  const known = status !== 'pending';
  const fresh = status === 'fresh';
  const asked = sources.find(({ id }) => id === source);
  const servers = gateway.proxies.flatMap(proxy => proxy.servers);
  const count = (test: (server: GatewayServer) => boolean | undefined) =>
    servers.filter(test).length;
  return {
    name,
    title,
    version,
    status: fresh ? 'ok' : unlessOk(asked?.status),
    statistics,
    proxyCount: known ? gateway.proxies.length : undefined,
    serverCount: known ? servers.length : undefined,
    serversUp: fresh ? count(({ up }) => up === true) : undefined,
    lastServersUp: known && !fresh ? count(({ lastUp }) => lastUp) : undefined,
    observedAt,
    sources,
  };
}

/** An answer that is too old says nothing of now, although no question failed since. */
function unlessOk(status: GatewaySummary['status'] | undefined) {
  return status === 'unreachable' ? status : 'pending';
}

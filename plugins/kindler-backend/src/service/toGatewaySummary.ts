import type {
  Gateway,
  GatewaySummary,
} from '@kindler/backstage-plugin-kindler-common';

/** A row of the list of gateways. */
export function toGatewaySummary(gateway: Gateway): GatewaySummary {
  const { name, title, version, observedAt, sources } = gateway;
  const servers = gateway.proxies.flatMap(proxy => proxy.servers);
  // The master process knows nothing of servers: that it answers does not make the statistics known.
  const states = sources
    .filter(({ id }) => id !== `haproxy-runtime:${name}/master`)
    .map(({ status }) => status);
  return {
    name,
    title,
    version,
    status: states.includes('ok') ? 'ok' : states[0] ?? 'pending',
    proxyCount: gateway.proxies.length,
    serversUp: servers.filter(({ up }) => up === true).length,
    serverCount: servers.length,
    observedAt,
    sources,
  };
}

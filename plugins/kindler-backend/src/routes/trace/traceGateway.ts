import {
  word,
  type Evidence,
  type Gateway,
  type GatewayServer,
  type TraceHop,
  type Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { formatAddress, sameAddress } from '../../model/addresses/address';
import type { ProbeResult } from '../../model/ClientSnapshot';

/** What HAProxy's statistics say of the proxy. While HAProxy does not answer, its servers are shown as last known. */
export function traceProxy(route: RouteConfig, gateway: Gateway): TraceHop {
  const { statistics } = gateway;
  const proxy = gateway.proxies.find(({ name }) => name === route.proxy);
  const hop = {
    kind: 'proxy' as const,
    title: `${gateway.name} / ${route.proxy}`,
    evidence: (proxy?.servers ?? []).map(server =>
      serverEvidence(route, gateway, server),
    ),
  };
  if (!answers(gateway)) {
    return {
      ...hop,
      verdict: 'unknown',
      message: statistics.fault
        ? word('trace-gateway-failed', { message: statistics.fault.message })
        : word('trace-gateway-unasked', {}),
      fault: statistics.fault,
    };
  }
  if (!proxy) {
    return {
      ...hop,
      verdict: 'unknown',
      message: word('trace-no-proxy', {
        proxy: route.proxy,
        route: route.name,
      }),
    };
  }
  return { ...hop, ...judgeServers(route, proxy.servers) };
}

/** A trace asks now: an answer that is merely recent does not do. */
function answers({ statistics }: Gateway): boolean {
  return statistics.status === 'fresh' && !statistics.fault;
}

function serverEvidence(
  route: RouteConfig,
  gateway: Gateway,
  server: GatewayServer,
): Evidence {
  return {
    label: `${route.proxy}/${server.name}`,
    value: [server.status, server.check].filter(Boolean).join(', '),
    source: gateway.statistics.source ?? '',
    observedAt: gateway.statistics.observedAt,
  };
}

/** More than one server for writes means that some clients write where others do not. */
function judgeServers(
  route: RouteConfig,
  all: readonly GatewayServer[],
): Pick<TraceHop, 'verdict' | 'message'> {
  const up = all.filter(server => server.up === true).map(({ name }) => name);
  if (up.length === 0) {
    return all.some(server => server.up === 'unknown')
      ? { verdict: 'unknown', message: word('trace-server-unknown', {}) }
      : { verdict: 'critical', message: word('trace-no-server', {}) };
  }
  const servers = up.join(', ');
  const targets = route.targets.filter(target =>
    target.servers.some(server => up.includes(server)),
  );
  if (targets.length > 1) {
    return {
      verdict: 'critical',
      message: word('trace-targets-mixed', { servers }),
    };
  }
  if (route.intent === 'read-write' && up.length > 1) {
    return {
      verdict: 'degraded',
      message: word('trace-writes-split', { servers }),
    };
  }
  return {
    verdict: 'ok',
    message: word('trace-servers', { servers }),
  };
}

/** The server that HAProxy chose for the client, told by the address that the server answered. */
export function traceServer(
  route: RouteConfig,
  gateway: Gateway,
  answered: ProbeResult['server'],
): { hop: TraceHop; server?: GatewayServer } {
  const proxy = gateway.proxies.find(({ name }) => name === route.proxy);
  const known = answers(gateway);
  const up = proxy?.servers.filter(server => server.up === true) ?? [];
  const address = answered && formatAddress(answered);
  const chosen = proxy?.servers.find(
    server =>
      address !== undefined &&
      server.address !== undefined &&
      sameAddress(server.address, address),
  );
  const only = known && up.length === 1 ? up[0] : undefined;
  const server = chosen ?? only;
  if (!proxy || !server) {
    return {
      hop: {
        kind: 'server',
        title: address ?? 'unknown server',
        verdict: 'unknown',
        message:
          address && known
            ? word('trace-server-foreign', { address })
            : word('trace-server-unknown', {}),
        evidence: [],
      },
    };
  }
  return {
    server,
    hop: {
      kind: 'server',
      title: server.address
        ? `${server.name} = ${server.address}`
        : server.name,
      verdict: judgeServer(server, known),
      message: word(chosen ? 'trace-server-chosen' : 'trace-server-only', {
        server: server.name,
      }),
      evidence: [serverEvidence(route, gateway, server)],
    },
  };
}

function judgeServer({ up }: GatewayServer, known: boolean): Verdict {
  if (!known || up === 'unknown') {
    return 'unknown';
  }
  return up ? 'ok' : 'degraded';
}

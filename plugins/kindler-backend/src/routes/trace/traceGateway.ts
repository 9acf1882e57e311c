import {
  word,
  type Gateway,
  type GatewayServer,
  type TraceHop,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ProbeResult } from '../../model/ClientSnapshot';

export function traceProxy(route: RouteConfig, gateway: Gateway): TraceHop {
  const source = gateway.sources[0];
  const hop = {
    kind: 'proxy' as const,
    title: `${gateway.name} / ${route.proxy}`,
  };
  const proxy = gateway.proxies.find(({ name }) => name === route.proxy);
  if (source?.status !== 'ok' || !proxy) {
    return {
      ...hop,
      verdict: 'unknown',
      message: whyNoProxy(route, source),
      evidence: [],
      fault: source?.fault,
    };
  }
  const up = proxy.servers
    .filter(server => server.up === true)
    .map(server => server.name);
  return {
    ...hop,
    ...judgeServers(route, up),
    evidence: proxy.servers.map(server => ({
      label: `${route.proxy}/${server.name}`,
      value: [server.status, server.check].filter(Boolean).join(', '),
      source: source.id,
      observedAt: gateway.observedAt,
    })),
  };
}

function whyNoProxy(
  route: RouteConfig,
  source: Gateway['sources'][number] | undefined,
): Wording {
  if (source?.status === 'ok') {
    return word('trace-no-proxy', { proxy: route.proxy, route: route.name });
  }
  const message = source?.fault?.message;
  return message === undefined
    ? word('trace-gateway-unasked', {})
    : word('trace-gateway-failed', { message });
}

/** More than one server for writes means that some clients write where others do not. */
function judgeServers(
  route: RouteConfig,
  up: string[],
): Pick<TraceHop, 'verdict' | 'message'> {
  if (up.length === 0) {
    return { verdict: 'critical', message: word('trace-no-server', {}) };
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
  const up = proxy?.servers.filter(server => server.up === true) ?? [];
  const address = answered && `${answered.host}:${answered.port}`;
  const chosen = proxy?.servers.find(
    server => address !== undefined && server.address === address,
  );
  const only = up.length === 1 ? up[0] : undefined;
  const server = chosen ?? only;
  if (!server) {
    return {
      hop: {
        kind: 'server',
        title: address ?? 'unknown server',
        verdict: 'unknown',
        message: address
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
      verdict: server.up === true ? 'ok' : 'degraded',
      message: word(chosen ? 'trace-server-chosen' : 'trace-server-only', {
        server: server.name,
      }),
      evidence: [
        {
          label: `status of ${server.name}`,
          value: [server.status, server.check].filter(Boolean).join(', '),
          source: gateway.sources[0]?.id ?? '',
          observedAt: gateway.observedAt,
        },
      ],
    },
  };
}

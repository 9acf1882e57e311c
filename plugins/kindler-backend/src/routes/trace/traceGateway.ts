import type {
  Gateway,
  GatewayServer,
  TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { SqlOutcome } from './traceSql';

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
      message:
        source?.status === 'ok'
          ? `HAProxy has no proxy '${route.proxy}'; see kindler.routes '${route.name}'.proxy`
          : source?.fault?.message ?? 'HAProxy was not asked yet',
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

/** More than one server for writes means that some clients write where others do not. */
function judgeServers(
  route: RouteConfig,
  up: string[],
): Pick<TraceHop, 'verdict' | 'message'> {
  if (up.length === 0) {
    return { verdict: 'critical', message: 'No server takes new connections' };
  }
  const names = up.join(', ');
  const targets = route.targets.filter(({ servers }) =>
    servers.some(server => up.includes(server)),
  );
  if (targets.length > 1) {
    return {
      verdict: 'critical',
      message: `HAProxy mixes targets: it sends new connections to ${names}`,
    };
  }
  if (route.intent === 'read-write' && up.length > 1) {
    return {
      verdict: 'degraded',
      message: `HAProxy sends writes to several servers: ${names}`,
    };
  }
  return {
    verdict: 'ok',
    message: `HAProxy sends new connections to ${names}`,
  };
}

/** The server that HAProxy chose for the SQL connection, told by the address that the server answered. */
export function traceServer(
  route: RouteConfig,
  gateway: Gateway,
  sql: SqlOutcome,
): { hop: TraceHop; server?: GatewayServer } {
  const proxy = gateway.proxies.find(({ name }) => name === route.proxy);
  const up = proxy?.servers.filter(server => server.up === true) ?? [];
  const address =
    sql.status === 'answered'
      ? `${sql.facts.serverAddress}:${sql.facts.serverPort}`
      : undefined;
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
          ? `The answer came from ${address}, which is none of the proxy's servers by address; give the statistics page 'stats show-legends'`
          : 'It is not known which server would be chosen',
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
      message: chosen
        ? `HAProxy chose ${server.name} for this connection`
        : `${server.name} is the only server that takes new connections`,
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

import {
  faultHint,
  faultMessage,
  word,
  type Gateway,
  type GatewayServer,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../../config';
import type { HopTracer } from '../HopTracer';
import { answers, serverEvidence } from './evidence';

type Judgement = Pick<TraceHop, 'verdict' | 'message' | 'next' | 'fault'>;

/** Checks HAProxy's statistics of the proxy. While HAProxy does not answer, its servers are shown as last known. */
export const proxyHop: HopTracer = {
  kind: 'proxy',
  trace({ route, gateway }) {
    const proxy = gateway.proxies.find(({ name }) => name === route.proxy);
    const servers = proxy?.servers ?? [];
    const judgement = answers(gateway)
      ? judge(route, proxy?.servers)
      : unanswered(gateway);
    return {
      hop: {
        name: `${gateway.name} / ${route.proxy}`,
        ...judgement,
        evidence: servers.map(server => serverEvidence(route, gateway, server)),
      },
    };
  },
};

function unanswered({ statistics: { fault } }: Gateway): Judgement {
  return fault
    ? {
        verdict: 'unknown',
        message: faultMessage(fault),
        next: faultHint(fault),
        fault,
      }
    : {
        verdict: 'unknown',
        message: word('trace-gateway-unasked', {}),
        next: word('trace-next-unasked', {}),
      };
}

/** With more than one server for writes, some clients write where others do not. */
function judge(
  { name: route, proxy, intent, targets }: RouteConfig,
  all: readonly GatewayServer[] | undefined,
): Judgement {
  if (!all) {
    return {
      verdict: 'unknown',
      message: word('trace-no-proxy', { proxy }),
      next: word('trace-next-no-proxy', { proxy, route }),
    };
  }
  const up = all.filter(server => server.up === true).map(({ name }) => name);
  if (up.length === 0) {
    return judgeNoneUp(proxy, all);
  }
  const servers = up.join(', ');
  const reached = targets.filter(target =>
    target.servers.some(server => up.includes(server)),
  );
  if (reached.length > 1) {
    return {
      verdict: 'critical',
      message: word('trace-targets-mixed', { servers }),
      next: word('trace-next-targets-mixed', {}),
    };
  }
  if (intent === 'read-write' && up.length > 1) {
    return {
      verdict: 'degraded',
      message: word('trace-writes-split', { servers }),
      next: word('trace-next-checks', { proxy }),
    };
  }
  return { verdict: 'ok', message: word('trace-servers', { servers }) };
}

function judgeNoneUp(proxy: string, all: readonly GatewayServer[]): Judgement {
  return all.some(server => server.up === 'unknown')
    ? {
        verdict: 'unknown',
        message: word('trace-server-unknown', {}),
        next: word('trace-next-unasked', {}),
      }
    : {
        verdict: 'critical',
        message: word('trace-no-server', {}),
        next: word('trace-next-no-server', { proxy }),
      };
}

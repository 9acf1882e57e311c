import { word, type TraceHop } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ProbeResult } from '../../model/ClientSnapshot';

/** Whether a client's connection was accepted; a refused or silent port is the first place where a route can break. */
export function traceListener(
  route: RouteConfig,
  probe: ProbeResult | undefined,
): TraceHop {
  const { host, port } = route.listener;
  const hop = { kind: 'listener' as const, title: `${host}:${port}` };
  if (!probe) {
    return {
      ...hop,
      verdict: 'unknown',
      message: word('trace-listener-untried', {}),
      evidence: [],
    };
  }
  const { connect } = probe.phases;
  if (connect === undefined) {
    const { fault } = probe;
    return {
      ...hop,
      verdict: 'critical',
      message: word('trace-listener-failed', {
        message: fault?.message ?? probe.outcome,
      }),
      evidence: [],
      fault,
    };
  }
  return {
    ...hop,
    verdict: 'ok',
    message: word('trace-listener-accepts', { took: `${connect} ms` }),
    evidence: [
      {
        label: 'TCP connection',
        value: `${connect} ms`,
        source: `client:${route.name}`,
        observedAt: new Date(probe.at).toISOString(),
      },
    ],
    tookMs: connect,
  };
}

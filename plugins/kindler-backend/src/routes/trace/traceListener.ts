import { connect } from 'node:net';
import { word, type TraceHop } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { classifyError } from '../../model/fault';

/** Connects to the listener; a refused or silent port is the first place where a route can break. */
export async function traceListener(
  route: RouteConfig,
  timeoutMs: number,
): Promise<TraceHop> {
  const { host, port } = route.listener;
  const source = `listener:${route.name}/${host}:${port}`;
  const started = performance.now();
  const hop = { kind: 'listener' as const, title: `${host}:${port}` };
  try {
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host, port, timeout: timeoutMs });
      socket.once('connect', () => socket.end(resolve));
      socket.once('timeout', () =>
        socket.destroy(new Error('connection timed out')),
      );
      socket.once('error', reject);
    });
    const tookMs = round(performance.now() - started);
    return {
      ...hop,
      verdict: 'ok',
      message: word('trace-listener-accepts', { took: `${tookMs} ms` }),
      evidence: [
        {
          label: 'TCP connection',
          value: `${tookMs} ms`,
          source,
          observedAt: new Date().toISOString(),
        },
      ],
      tookMs,
    };
  } catch (error) {
    const fault = classifyError(error, source);
    return {
      ...hop,
      verdict: 'critical',
      message: word('trace-listener-failed', { message: fault.message }),
      evidence: [],
      fault,
    };
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

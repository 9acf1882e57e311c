import {
  word,
  type ClientOutcome,
  type Database,
  type TraceHop,
  type Verdict,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { describeTls } from '../../model/describeTls';
import type { ProbeResult } from '../../model/ClientSnapshot';

type Judgement = Pick<TraceHop, 'verdict' | 'message'>;

/** Outcomes that tell of the probe's own rights and not of other clients. */
const NOT_LET_IN: readonly ClientOutcome[] = ['auth', 'tls'];

/** The last hop: what PostgreSQL itself says to a client that came through the listener. */
export function traceSql(
  route: RouteConfig,
  database: Database | undefined,
  probe: ProbeResult | undefined,
): TraceHop {
  const hop = { kind: 'sql' as const, title: 'PostgreSQL' };
  if (!probe) {
    const message = word('trace-listener-untried', {});
    return { ...hop, verdict: 'unknown', message, evidence: [] };
  }
  const { connect = 0 } = probe.phases;
  return {
    ...hop,
    ...judge(route, database, probe),
    evidence: evidenceOf(route, probe),
    fault: probe.fault,
    tookMs: Math.round((probe.tookMs - connect) * 10) / 10,
  };
}

function judge(
  route: RouteConfig,
  database: Database | undefined,
  probe: ProbeResult,
): Judgement {
  const { outcome, depth, systemIdentifier, inRecovery, fault } = probe;
  const expected = database?.systemIdentifier;
  const foreign =
    outcome === 'elsewhere' ||
    (expected !== undefined &&
      systemIdentifier !== undefined &&
      expected !== systemIdentifier);
  if (foreign) {
    return say('critical', word('trace-sql-foreign', {}));
  }
  if (outcome === 'read-only') {
    return say(
      'critical',
      inRecovery
        ? word('trace-sql-writes-fail', {})
        : word('trace-sql-read-only', {}),
    );
  }
  if (outcome === 'served') {
    if (depth === 'startup') {
      return say('unknown', word('trace-sql-unasked', { route: route.name }));
    }
    return say(
      'ok',
      inRecovery ? word('trace-sql-reads', {}) : word('trace-sql-writes', {}),
    );
  }
  const message = fault?.message ?? outcome;
  return NOT_LET_IN.includes(outcome)
    ? say(
        'unknown',
        word('trace-sql-not-let-in', { route: route.name, message }),
      )
    : say('critical', word('trace-sql-failed', { message }));
}

function say(verdict: Verdict, message: Wording): Judgement {
  return { verdict, message };
}

function evidenceOf(route: RouteConfig, probe: ProbeResult) {
  const { outcome, depth, server } = probe;
  const tls = describeTls(probe);
  const answered = probe.phases.query !== undefined;
  const values: Array<[label: string, value: string]> = [
    ['client', outcome],
    ['asked', depth === 'query' ? 'log-in and query' : 'log-in prompt'],
  ];
  if (tls !== undefined) {
    values.push(['TLS', tls]);
  }
  if (answered) {
    values.push(
      ['server', server ? `${server.host}:${server.port}` : 'unknown'],
      ['in recovery', String(probe.inRecovery)],
      ['timeline', String(probe.timeline ?? 'unknown')],
      ['system identifier', probe.systemIdentifier ?? 'unknown'],
    );
  }
  return values.map(([label, value]) => ({
    label,
    value,
    source: `client:${route.name}`,
    observedAt: new Date(probe.at).toISOString(),
  }));
}

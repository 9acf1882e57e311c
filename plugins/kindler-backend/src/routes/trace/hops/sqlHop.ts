import {
  faultHint,
  faultMessage,
  word,
  type ClientOutcome,
  type Database,
  type TraceHop,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../../config';
import { formatAddress } from '../../../model/addresses/address';
import { describeTls } from '../../../model/describeTls';
import type { ProbeResult } from '../../../model/ClientSnapshot';
import type { HopTracer } from '../HopTracer';
import { clientEvidence } from './evidence';
import { untried } from './untried';

type Judgement = Pick<TraceHop, 'verdict' | 'message' | 'next'>;

/** Outcomes that concern the probe's own rights and not other clients. */
const NOT_LET_IN: readonly ClientOutcome[] = ['auth', 'tls'];

/** Checks what PostgreSQL itself tells a client that came through the listener. */
export const sqlHop: HopTracer = {
  kind: 'sql',
  trace({ route, probe, onward }) {
    const name = 'PostgreSQL';
    if (!probe) {
      return { hop: { name, ...untried() } };
    }
    const { connect = 0 } = probe.phases;
    return {
      hop: {
        name,
        ...judge(route, onward.database, probe),
        evidence: evidenceOf(route, probe),
        fault: probe.fault,
        latencyMs: Math.round((probe.tookMs - connect) * 10) / 10,
      },
    };
  },
};

function judge(
  { name: route }: RouteConfig,
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
    return critical(
      word('trace-sql-foreign', {}),
      word('trace-next-sql-foreign', {}),
    );
  }
  if (outcome === 'read-only') {
    return inRecovery
      ? critical(
          word('trace-sql-writes-fail', {}),
          word('trace-next-writes-fail', {}),
        )
      : critical(
          word('trace-sql-read-only', {}),
          word('trace-next-read-only', {}),
        );
  }
  if (outcome === 'served') {
    return judgeServed(route, depth, inRecovery);
  }
  const message = fault ? faultMessage(fault) : outcome;
  const next = fault && faultHint(fault);
  return NOT_LET_IN.includes(outcome)
    ? {
        verdict: 'unknown',
        message: word('trace-sql-not-let-in', { route, message }),
        next,
      }
    : critical(word('trace-sql-failed', { message }), next);
}

function judgeServed(
  route: string,
  depth: ProbeResult['depth'],
  inRecovery: boolean | undefined,
): Judgement {
  if (depth === 'startup') {
    return {
      verdict: 'unknown',
      message: word('trace-sql-unasked', {}),
      next: word('trace-next-sql-unasked', { route }),
    };
  }
  return {
    verdict: 'ok',
    message: inRecovery
      ? word('trace-sql-reads', {})
      : word('trace-sql-writes', {}),
  };
}

function critical(message: Wording, next: Wording | undefined): Judgement {
  return { verdict: 'critical', message, next };
}

function evidenceOf(route: RouteConfig, probe: ProbeResult) {
  const { outcome, depth, server } = probe;
  const tls = describeTls(probe);
  const values: Array<[label: string, value: string]> = [
    ['client', outcome],
    ['asked', depth === 'query' ? 'log-in and query' : 'log-in prompt'],
  ];
  if (tls !== undefined) {
    values.push(['TLS', tls]);
  }
  if (probe.phases.query !== undefined) {
    values.push(
      ['server', server ? formatAddress(server) : 'unknown'],
      ['in recovery', String(probe.inRecovery)],
      ['timeline', String(probe.timeline ?? 'unknown')],
      ['system identifier', probe.systemIdentifier ?? 'unknown'],
    );
  }
  return values.map(([label, value]) =>
    clientEvidence(route, probe, label, value),
  );
}

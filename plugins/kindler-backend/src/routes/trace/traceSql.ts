import {
  word,
  type Database,
  type TraceHop,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { classifyError } from '../../model/fault';
import type { SqlFacts } from '../../postgres';

/** Outcome of asking through the listener. */
export type SqlOutcome =
  | { status: 'answered'; facts: SqlFacts; at: string }
  | { status: 'failed'; error: unknown; at: string }
  | { status: 'absent' };

/** The last hop: what PostgreSQL itself says to a client that came through the listener. */
export function traceSql(
  route: RouteConfig,
  database: Database | undefined,
  sql: SqlOutcome,
): TraceHop {
  const source = `postgres-sql:${route.name}/listener`;
  const hop = { kind: 'sql' as const, title: 'PostgreSQL' };
  if (sql.status === 'absent') {
    return {
      ...hop,
      verdict: 'unknown',
      message: word('trace-sql-unasked', { route: route.name }),
      evidence: [],
    };
  }
  if (sql.status === 'failed') {
    const fault = classifyError(sql.error, source);
    return {
      ...hop,
      verdict: 'critical',
      message: word('trace-sql-failed', { message: fault.message }),
      evidence: [],
      fault,
    };
  }
  const { facts, at } = sql;
  const expected = database?.systemIdentifier;
  const foreign =
    expected !== undefined &&
    facts.systemIdentifier !== undefined &&
    expected !== facts.systemIdentifier;
  const readOnly = route.intent === 'read-write' && facts.inRecovery;
  return {
    ...hop,
    verdict: foreign || readOnly ? 'critical' : 'ok',
    message: describe(foreign, readOnly, facts.inRecovery),
    evidence: [
      ['in recovery', String(facts.inRecovery)],
      ['timeline', String(facts.timeline ?? 'unknown')],
      ['system identifier', facts.systemIdentifier ?? 'unknown'],
      [
        'connections',
        `${facts.connections ?? 'unknown'} of ${facts.maxConnections}`,
      ],
      ['server version', String(facts.serverVersion)],
    ].map(([label, value]) => ({ label, value, source, observedAt: at })),
    tookMs: facts.tookMs,
  };
}

function describe(
  foreign: boolean,
  readOnly: boolean,
  inRecovery: boolean,
): Wording {
  if (foreign) {
    return word('trace-sql-foreign', {});
  }
  if (readOnly) {
    return word('trace-sql-writes-fail', {});
  }
  return word(inRecovery ? 'trace-sql-reads' : 'trace-sql-writes', {});
}

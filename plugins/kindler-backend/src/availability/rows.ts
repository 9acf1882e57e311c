import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import type { ClientSpan, ClientState } from './spans/ClientSpan';
import type { LatencyCounts } from './spans/Latencies';

/** A span with its route and cluster. */
export interface RouteSpan extends ClientSpan {
  id: string;
  route: string;
  /** The cluster to which the route led, if known. */
  database?: string;
  intent: RouteIntent;
}

/** Connection latencies of a route on one day, as seen by one backend. */
export interface RouteLatencies {
  route: string;
  /** UTC, e.g. `2026-11-22`. */
  day: string;
  backend: string;
  counts: LatencyCounts;
}

/** A row of `client_spans`; PostgreSQL gives bigints as text. */
export interface SpanRow {
  id: string;
  route: string;
  database: string | null;
  intent: RouteIntent;
  state: ClientState;
  from_at: number | string;
  to_at: number | string;
  sure_from: number | string;
  sure_to: number | string;
}

/** A row of `client_latencies`. */
export interface LatencyRow {
  route: string;
  day: string;
  backend: string;
  counts: string;
}

export function toSpanRow(span: RouteSpan): SpanRow {
  return {
    id: span.id,
    route: span.route,
    database: span.database ?? null,
    intent: span.intent,
    state: span.state,
    from_at: span.from,
    to_at: span.to,
    sure_from: span.sureFrom,
    sure_to: span.sureTo,
  };
}

export function toSpan(row: SpanRow): RouteSpan {
  return {
    id: row.id,
    route: row.route,
    database: row.database ?? undefined,
    intent: row.intent,
    state: row.state,
    from: Number(row.from_at),
    to: Number(row.to_at),
    sureFrom: Number(row.sure_from),
    sureTo: Number(row.sure_to),
  };
}

export function toLatencies({ counts, ...row }: LatencyRow): RouteLatencies {
  return { ...row, counts: JSON.parse(counts) };
}

export function toLatencyRow({ counts, ...of }: RouteLatencies): LatencyRow {
  return { ...of, counts: JSON.stringify(counts) };
}

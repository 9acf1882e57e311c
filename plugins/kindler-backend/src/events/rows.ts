import type {
  KindlerEvent,
  KindlerEventKind,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { NewEvent } from '../model/NewEvent';
import { isoTime } from '../model/Reading';

/** A row of the `events` table. Times are in milliseconds; PostgreSQL returns bigints as text. */
export interface EventRow {
  id: number | string;
  fact: string;
  kind: KindlerEventKind;
  at: number | string;
  database: string;
  gateway: string | null;
  proxy: string | null;
  server: string | null;
  member: string | null;
  from_value: string | null;
  to_value: string | null;
  verdict: Verdict | null;
  finding: string | null;
  outage_ms: number | string | null;
  count: number | null;
  operation: string | null;
  message: string;
  message_code: string | null;
  params: string | null;
  source: string | null;
  timeline: number | string | null;
  system_identifier: string | null;
}

export function toRow(event: NewEvent): Omit<EventRow, 'id'> {
  return {
    fact: event.fact,
    kind: event.kind,
    at: event.at,
    database: event.database,
    gateway: event.gateway ?? null,
    proxy: event.proxy ?? null,
    server: event.server ?? null,
    member: event.member ?? null,
    from_value: event.from ?? null,
    to_value: event.to ?? null,
    verdict: event.verdict ?? null,
    finding: event.finding ?? null,
    outage_ms: event.outageMs ?? null,
    count: event.count ?? null,
    operation: event.operation ?? null,
    // PostgreSQL rejects null characters in a text.
    message: event.message.text.replaceAll('\0', ''),
    message_code: event.message.code,
    params: JSON.stringify(event.message.params),
    source: event.source ?? null,
    timeline: event.timeline ?? null,
    system_identifier: event.systemIdentifier ?? null,
  };
}

export function toEvent(row: EventRow): KindlerEvent {
  return {
    id: String(row.id),
    kind: row.kind,
    at: isoTime(Number(row.at)),
    database: row.database,
    gateway: row.gateway ?? undefined,
    proxy: row.proxy ?? undefined,
    server: row.server ?? undefined,
    member: row.member ?? undefined,
    from: row.from_value ?? undefined,
    to: row.to_value ?? undefined,
    verdict: row.verdict ?? undefined,
    finding: row.finding ?? undefined,
    outageMs: toNumber(row.outage_ms),
    count: row.count ?? undefined,
    operation: row.operation ?? undefined,
    message: row.message,
    messageCode: row.message_code ?? undefined,
    params: row.params === null ? undefined : JSON.parse(row.params),
    source: row.source ?? undefined,
  };
}

/** Converts a `leader-changed` or `timeline-switched` event to the change that it records. */
export function toLeaderChange(row: EventRow): LeaderChange {
  const change = {
    at: Number(row.at),
    to: row.member ?? '',
    timeline: toNumber(row.timeline),
    outageMs: toNumber(row.outage_ms),
  };
  return row.kind === 'leader-changed'
    ? { ...change, from: row.from_value ?? undefined }
    : { ...change, formerTimeline: toNumber(row.from_value) };
}

function toNumber(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { OperationSubject } from '../types';

export const ACTIVE_STATUSES = [
  'pending',
  'running',
  'waiting',
  'undoing',
] as const;

/** A row of the `operations` table. Times are in milliseconds; PostgreSQL returns bigints as text. */
export interface OperationRow {
  id: string;
  kind: Operation['kind'];
  variant: string;
  subject_kind: Operation['subject']['kind'];
  subject_name: string;
  subject_owner: string;
  status: Operation['status'];
  requester: string;
  reason: string | null;
  idempotency_key: string | null;
  request_hash: string;
  locks: string;
  input: string;
  state: string;
  steps: string;
  result: string | null;
  error: string | null;
  error_code: string | null;
  error_params: string | null;
  cancel_requested: boolean | number;
  resumed_by: string | null;
  waits_for: 'time' | 'person' | null;
  waiting_since: number | string | null;
  wait_ends_at: number | string | null;
  claimed_by: string | null;
  heartbeat_at: number | string | null;
  attempts: number;
  not_before: number | string | null;
  created_at: number | string;
  started_at: number | string | null;
  finished_at: number | string | null;
}

export const SUBJECT_COLUMNS = [
  'variant',
  'subject_kind',
  'subject_name',
  'subject_owner',
] as const;

export type SubjectRow = Pick<OperationRow, (typeof SUBJECT_COLUMNS)[number]>;

export function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    kind: row.kind,
    subject: { kind: row.subject_kind, name: row.subject_name },
    status: row.status,
    requester: row.requester,
    reason: row.reason ?? undefined,
    steps: JSON.parse(row.steps),
    createdAt: toIso(row.created_at)!,
    startedAt: toIso(row.started_at),
    finishedAt: toIso(row.finished_at),
    waiting: toWaiting(row),
    cancelRequested: Boolean(row.cancel_requested) || undefined,
    error: row.error ?? undefined,
    errorCode: row.error_code ?? undefined,
    errorParams: row.error_params ? JSON.parse(row.error_params) : undefined,
    result: row.result ? JSON.parse(row.result) : undefined,
  };
}

function toWaiting(row: OperationRow): Operation['waiting'] {
  return row.status === 'waiting' && row.waits_for
    ? {
        for: row.waits_for,
        since: toIso(row.waiting_since),
        until: toIso(row.wait_ends_at),
      }
    : undefined;
}

export function toSubject(row: SubjectRow): OperationSubject {
  return {
    kind: row.subject_kind,
    name: row.subject_name,
    owner: row.subject_owner || undefined,
    provider: row.variant,
  };
}

export function isActive(status: Operation['status']): boolean {
  return (ACTIVE_STATUSES as readonly string[]).includes(status);
}

export function toIso(time: number | string | null): string | undefined {
  return time === null ? undefined : new Date(Number(time)).toISOString();
}

import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Notice } from '../model/Notice';
import type { IncidentState } from './story/IncidentState';
import {
  beganAt,
  toStoredSummary,
  type StoredSummary,
} from './story/toIncident';

/** A row of the `incidents` table. Times are in milliseconds; PostgreSQL returns bigints as text. */
export interface IncidentRow {
  id: number | string;
  database: string;
  started_at: number | string;
  ended_at: number | string | null;
  worst: Verdict;
  writer: string | null;
  seen_at: number | string;
  doubted_at: number | string | null;
  doubted_by: string | null;
  summary: string;
  state: string;
  notices: string;
}

/** The columns of a state. */
export function toColumns(state: IncidentState) {
  return {
    database: state.database,
    started_at: beganAt(state),
    ended_at: state.endedAt ?? null,
    worst: state.worst,
    summary: toText(toStoredSummary(state)),
    state: toText(state),
  };
}

export function readState(row: Pick<IncidentRow, 'state'>): IncidentState {
  return JSON.parse(row.state);
}

export function readNotices(row: Pick<IncidentRow, 'notices'>): Notice[] {
  return JSON.parse(row.notices);
}

export function readSummary(row: Pick<IncidentRow, 'summary'>): StoredSummary {
  return JSON.parse(row.summary);
}

/** Removes null characters, which PostgreSQL rejects in a text. */
function toText(value: object): string {
  return JSON.stringify(value).replaceAll('\\u0000', '');
}

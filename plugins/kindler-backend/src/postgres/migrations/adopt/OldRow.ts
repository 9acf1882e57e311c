import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/** A row of `clusters` before it is taken over, with each value as the recorded text. */
export interface OldRow {
  name: string;
  /** False for rows that Kindler for Backstage created itself. */
  imported: boolean;
  provider: string | null;
  desired_state: string | null;
  actual_state: string | null;
  status: string | null;
  node_port: string | null;
  pf_port: string | null;
  http_port: string | null;
  https_port: string | null;
  subnet: string | null;
  created_at: string | null;
  updated_at: string | null;
  last_reconciled_at: string | null;
  /** PostgreSQL's reading of the texts above; null if it cannot read them. */
  ports: Record<PortColumn, number | null>;
  times: Record<TimeColumn, number | null>;
  network: Network | null;
}

export const PORT_COLUMNS = [
  'node_port',
  'pf_port',
  'http_port',
  'https_port',
] as const;

export type PortColumn = (typeof PORT_COLUMNS)[number];

export const TIME_COLUMNS = [
  'created_at',
  'updated_at',
  'last_reconciled_at',
] as const;

export type TimeColumn = (typeof TIME_COLUMNS)[number];

export interface Network {
  text: string;
  /** The binary form from `inet_send`, in hexadecimal: family, prefix length, flag, bytes, address. */
  sent: string;
}

/** The values that replace it. */
export interface AdoptedRow {
  name: string;
  provider: string;
  desired_state: 'present' | 'absent';
  actual_state: string;
  import_conflict: boolean;
  import_notes: Wording[];
}

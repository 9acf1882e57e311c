import type { QueryConfig } from 'pg';
import type { SqlTarget } from '../../postgres';
import type { DatabaseOnServer } from '../plan/readServer';

/** One database that is copied. */
export interface Copy {
  /** As it is at the source. */
  database: DatabaseOnServer;
  /** Name of the copy until it is complete, and of everything else that is made for it. */
  name: string;
  source: SqlTarget;
  /** The target, by the administrator and in the database of administration. */
  admin: SqlTarget;
  /** System identifier of the target. */
  system: string;
  programs: { pgDump: string; pgRestore: string };
  signal: AbortSignal;
}

/** A database is made and dropped by files, and what it holds changes hands one by one. */
const SLOW_MS = 600_000;

export function slow(text: string): QueryConfig {
  return { text, query_timeout: SLOW_MS } as QueryConfig;
}

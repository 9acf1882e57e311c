import type { PostgresTls } from '../postgres';

/** A database of a PgBouncer, and who may use the console there. */
export interface PoolerTarget {
  host: string;
  port: number;
  /** Name in PgBouncer's `[databases]`. */
  database: string;
  user: string;
  password: string;
  tls?: PostgresTls;
}

import { DatabaseError } from 'pg';

/**
 * SQLSTATE classes and codes that speak of the connection or the server and not of the statement: connection
 * exceptions, refused log-in, wrong database, shutdown, recovery, and a session that landed on a read-only server.
 */
const CONNECTION_STATES = /^(08|28|3D000|57P0[1-5]|25006|53300)/;

/** Whether an error says that the database cannot be used now, rather than that the statement is wrong. */
export function isConnectionError(error: unknown): boolean {
  if (error instanceof DatabaseError) {
    return CONNECTION_STATES.test(error.code ?? '');
  }
  return true;
}

/** Whether an error is PostgreSQL's refusal with one of the SQLSTATE codes. */
export function hasSqlState(error: unknown, ...codes: string[]): boolean {
  return error instanceof DatabaseError && codes.includes(error.code ?? '');
}

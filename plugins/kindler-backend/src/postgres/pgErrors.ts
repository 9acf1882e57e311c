import { DatabaseError } from 'pg';

/**
 * SQLSTATE classes and codes that concern the connection or the server and not the statement: connection exceptions,
 * refused log-in, wrong database, shutdown, recovery, a session that was idle for too long, and a session on a
 * read-only server.
 */
const CONNECTION_STATES = /^(08|28|3D000|57P0[1-5]|25006|25P03|53300)/;

/** Errors of pg about a connection that have no code. */
const CONNECTION_TEXTS =
  /^(Connection terminated|timeout (expired|exceeded)|Query read timeout|Client (has encountered|was closed|connection)|The server does not support SSL|There was an error establishing an SSL|Cannot use a pool after|Received unexpected)/i;

/**
 * Whether an error means that the database cannot be used now, as opposed to a wrong statement or a bug in the code
 * that sent it.
 */
export function isConnectionError(error: unknown): boolean {
  if (error instanceof DatabaseError) {
    return CONNECTION_STATES.test(error.code ?? '');
  }
  const { name, code, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (name === 'TypeError' || name === 'RangeError') {
    return false;
  }
  return (
    name === 'SourceError' ||
    name === 'AbortError' ||
    typeof code === 'string' ||
    CONNECTION_TEXTS.test(message ?? '')
  );
}

/** Whether an error is PostgreSQL's refusal with one of the SQLSTATE codes. */
export function hasSqlState(
  error: unknown,
  ...codes: string[]
): error is DatabaseError {
  return error instanceof DatabaseError && codes.includes(error.code ?? '');
}

import { isError, ServiceUnavailableError } from '@backstage/errors';

/** SQLSTATEs, and codes of SQLite and of sockets, that concern the database and not the statement. */
const TROUBLES: ReadonlyArray<[RegExp, string]> = [
  [
    /^(SQLITE_FULL|53100|ENOSPC)$/,
    'is full. Make room on the disk that holds it',
  ],
  [
    /^(SQLITE_READONLY\w*|25006)$/,
    'takes no writes. See whether its disk or its server is read-only',
  ],
  [
    /^(SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)\w*|08\w{3}|28\w{3}|3D000|53\w{3}|57P0\d|58\w{3})$|^(ECONN|EHOST|ENET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/,
    'cannot be used. See whether it runs and this backend reaches it',
  ],
];

/** Messages of Knex and its drivers that have no code. */
const AWAY =
  /^(Knex: Timeout acquiring|Unable to acquire a connection|Connection (terminated|ended)|Client has encountered a connection error|timeout expired)/;

const SQLITE_OR_SQLSTATE =
  /^(SQLITE_\w+|\d[0-9A-Z]{4}|(F0|HV|P0|XX)[0-9A-Z]{3})$/;

/**
 * Converts an error of the plugin's database for callers, because its own message contains the whole statement with its
 * values. Returns any other error unchanged.
 */
export function explainStoreError(error: unknown): unknown {
  if (!isError(error)) {
    return error;
  }
  const code = String(error.code ?? '');
  const trouble =
    TROUBLES.find(([pattern]) => pattern.test(code)) ??
    (AWAY.test(error.message) ? TROUBLES[2] : undefined);
  if (trouble) {
    const detail = code ? ` (${code})` : '';
    return new ServiceUnavailableError(
      `The database of the plugin, configured in backend.database, ${trouble[1]}${detail}`,
    );
  }
  return SQLITE_OR_SQLSTATE.test(code)
    ? new Error(`A database refused a statement (${code})`)
    : error;
}

import type { SqlRole } from './ProbeTarget';
import { ServerError } from './ServerError';
import { notPostgres } from './WireBuffer';
import type { WireConnection } from './WireConnection';
import { queryMessage, readRow } from './wireMessages';

/** The server that answers a session, and whether it accepts writes. */
export interface SessionFacts {
  inRecovery: boolean;
  /** Whether clients' transactions are read-only although the server is not in recovery. */
  readOnly: boolean;
  server?: { host: string; port: number };
  systemIdentifier?: string;
  timeline?: number;
}

/** From this version on positions are called LSN. The functions themselves came one version earlier. */
const LSN_VERSION = 10;
const CONTROL_VERSION = 9;

const BASICS = `pg_is_in_recovery(), current_setting('transaction_read_only'),
  host(inet_server_addr()), inet_server_port()`;

/**
 * Whether other clients' transactions are read-only, too. A role may be set to read-only on purpose, which is no
 * problem for clients. The role's own setting hides that of the configuration file.
 */
const CONCERNS_CLIENTS = `
SELECT CASE WHEN source IN ('user', 'database user') THEN EXISTS (
         SELECT FROM pg_db_role_setting AS s, unnest(s.setconfig) AS c
          WHERE s.setrole = 0
            AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
            AND c LIKE 'default\\_transaction\\_read\\_only=%'
            AND split_part(c, '=', 2)::boolean)
       ELSE true END
  FROM pg_settings WHERE name = 'default_transaction_read_only'`;

/** Roles that may see only the basics, or whose server does not have the rest. */
const modestRoles = new WeakSet<SqlRole>();

/** Queries a session that was just opened. It takes one query as long as nothing is unusual. */
export async function askSession(
  connection: WireConnection,
  role: SqlRole,
  version: number | undefined,
): Promise<SessionFacts> {
  const [recovery, readOnly, host, port, identifier, timeline] =
    await askWhoAnswers(connection, role, version);
  if (recovery === undefined || readOnly === undefined) {
    throw notPostgres();
  }
  const inRecovery = recovery === 't';
  return {
    inRecovery,
    readOnly:
      !inRecovery && readOnly === 'on' && (await concernsClients(connection)),
    server: host && port ? { host, port: Number(port) } : undefined,
    systemIdentifier: identifier,
    timeline: timeline === undefined ? undefined : Number(timeline),
  };
}

async function askWhoAnswers(
  connection: WireConnection,
  role: SqlRole,
  version: number | undefined,
) {
  const full = fullQuery(version);
  if (full === undefined || modestRoles.has(role)) {
    return query(connection, `SELECT ${BASICS}`);
  }
  try {
    return await query(connection, full);
  } catch (error) {
    // Class 42: a missing privilege or an unknown function.
    if (!(error instanceof ServerError && error.sqlState.startsWith('42'))) {
      throw error;
    }
    const basics = await query(connection, `SELECT ${BASICS}`);
    modestRoles.add(role);
    return basics;
  }
}

function fullQuery(version = 0): string | undefined {
  if (version < CONTROL_VERSION) {
    return undefined;
  }
  const file =
    version < LSN_VERSION
      ? 'pg_xlogfile_name(pg_current_xlog_location())'
      : 'pg_walfile_name(pg_current_wal_lsn())';
  return `SELECT ${BASICS}, (SELECT system_identifier FROM pg_control_system()),
  CASE WHEN pg_is_in_recovery()
       THEN (SELECT received_tli FROM pg_stat_get_wal_receiver())
       ELSE ('x' || left(${file}, 8))::bit(32)::int END`;
}

async function concernsClients(connection: WireConnection): Promise<boolean> {
  const [concerns] = await query(connection, CONCERNS_CLIENTS);
  return concerns !== 'f';
}

/** Returns the first row of the answer. Without a row there are no values. */
async function query(connection: WireConnection, text: string) {
  connection.write(queryMessage(text));
  let row: Array<string | undefined> = [];
  let error: ServerError | undefined;
  for (;;) {
    const { type, body } = await connection.readMessage();
    if (type === 'D') {
      row = readRow(body);
    } else if (type === 'E') {
      error = ServerError.read(body);
      if (error.isFatal) {
        throw error;
      }
    } else if (type === 'Z') {
      if (error) {
        throw error;
      }
      return row;
    } else if (!'TCNS'.includes(type)) {
      throw notPostgres();
    }
  }
}

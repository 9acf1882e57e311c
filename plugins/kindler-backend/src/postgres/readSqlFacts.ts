import { connectOnce, type SqlTarget } from './connectOnce';

/**
 * What one PostgreSQL server says of itself over SQL. Sizes are bytes, LSNs `X/Y` text as PostgreSQL prints them.
 */
export interface SqlFacts {
  inRecovery: boolean;
  /** 19 digits as text; absent when the role may not read it. */
  systemIdentifier?: string;
  timeline?: number;
  /** Address that the server sees itself under; through HAProxy this tells which server was chosen. */
  serverAddress?: string;
  serverPort?: number;
  serverVersion: number;
  maxConnections: number;
  connections: number;
  /** Write position of a primary. */
  lsn?: string;
  receiveLsn?: string;
  replayLsn?: string;
  tookMs: number;
}

const FACTS = `
  SELECT pg_is_in_recovery() AS in_recovery,
         inet_server_addr()::text AS server_address,
         inet_server_port() AS server_port,
         current_setting('server_version_num')::int AS server_version,
         current_setting('max_connections')::int AS max_connections,
         (SELECT count(*)::int FROM pg_stat_activity
           WHERE backend_type = 'client backend') AS connections,
         CASE WHEN has_function_privilege('pg_control_system()', 'execute')
              THEN (SELECT system_identifier::text FROM pg_control_system())
         END AS system_identifier,
         CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_lsn()::text END AS lsn,
         CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()::text END AS receive_lsn,
         CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text END AS replay_lsn,
         CASE WHEN NOT pg_is_in_recovery()
              THEN ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
              WHEN has_function_privilege('pg_control_checkpoint()', 'execute')
              THEN (SELECT timeline_id FROM pg_control_checkpoint())
         END AS timeline`;

/**
 * Connects, asks and disconnects. Works for any role that can log in; `pg_monitor` gives all fields.
 * The timeline of a replica is that of its last restart point and can be older than the one it streams.
 * Rejects with the error of `pg` or of the socket.
 */
export async function readSqlFacts(target: SqlTarget): Promise<SqlFacts> {
  const started = performance.now();
  return connectOnce(target, async client => {
    const { rows } = await client.query(FACTS);
    const [row] = rows;
    return {
      inRecovery: row.in_recovery,
      systemIdentifier: row.system_identifier ?? undefined,
      timeline: row.timeline ?? undefined,
      serverAddress: row.server_address?.split('/')[0],
      serverPort: row.server_port ?? undefined,
      serverVersion: row.server_version,
      maxConnections: row.max_connections,
      connections: row.connections,
      lsn: row.lsn ?? undefined,
      receiveLsn: row.receive_lsn ?? undefined,
      replayLsn: row.replay_lsn ?? undefined,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** The abilities that decide which questions a server can answer. */
export interface ServerAbilities {
  /** `server_version_num`, because functions and columns changed their names. */
  version: number;
  /** Whether the role may read the control file. PostgreSQL checks this even for a branch that is not taken. */
  control: boolean;
}

/** Queries the input of `factsQuery`. */
export const ABILITIES = `
  SELECT current_setting('server_version_num')::int AS version,
         has_function_privilege('pg_control_system()', 'execute')
         AND has_function_privilege('pg_control_checkpoint()', 'execute') AS control`;

/**
 * Queries a server of any version since 9.6 about itself, for a role without privileges. Values that it may not see are
 * null.
 */
export function factsQuery({ version, control }: ServerAbilities): string {
  const wal = version >= 100_000;
  const current = wal ? 'pg_current_wal_lsn()' : 'pg_current_xlog_location()';
  const received = wal
    ? 'pg_last_wal_receive_lsn()'
    : 'pg_last_xlog_receive_location()';
  const replayed = wal
    ? 'pg_last_wal_replay_lsn()'
    : 'pg_last_xlog_replay_location()';
  const fileName = wal ? 'pg_walfile_name' : 'pg_xlogfile_name';
  return `
  SELECT pg_is_in_recovery() AS in_recovery,
         inet_server_addr()::text AS server_address,
         inet_server_port() AS server_port,
         current_setting('server_version_num')::int AS server_version,
         current_setting('max_connections')::int AS max_connections,
         (${connections(version)}) AS connections,
         ${
           control
             ? '(SELECT system_identifier::text FROM pg_control_system())'
             : 'NULL::text'
         } AS system_identifier,
         CASE WHEN NOT pg_is_in_recovery() THEN ${current}::text END AS lsn,
         CASE WHEN pg_is_in_recovery() THEN ${received}::text END AS receive_lsn,
         CASE WHEN pg_is_in_recovery() THEN ${replayed}::text END AS replay_lsn,
         CASE WHEN NOT pg_is_in_recovery()
              THEN ('x' || left(${fileName}(${current}), 8))::bit(32)::int
         END AS timeline,
         ${
           control
             ? '(SELECT timeline_id FROM pg_control_checkpoint())'
             : 'NULL::int'
         } AS restart_timeline,
         CASE WHEN pg_is_in_recovery() THEN ${replayPaused(
           version,
         )} END AS replay_paused,
         ${ofStandby(version, 'restore_command', '')} AS restores,
         ${ofStandby(version, 'recovery_min_apply_delay', '0')} AS delayed`;
}

/** Since version 14 a pause may be requested but not in effect yet. */
function replayPaused(version: number): string {
  if (version >= 140_000) {
    return "pg_get_wal_replay_pause_state() = 'paused'";
  }
  return version >= 100_000
    ? 'pg_is_wal_replay_paused()'
    : 'pg_is_xlog_replay_paused()';
}

/** Whether a recovery setting is set. Before version 12 these settings were in a file that SQL does not show. */
function ofStandby(version: number, name: string, unset: string): string {
  return version >= 120_000
    ? `CASE WHEN pg_is_in_recovery()
              THEN coalesce(current_setting('${name}', true), '${unset}') <> '${unset}' END`
    : 'NULL::boolean';
}

/**
 * Counts client connections. The result is null as soon as one session hides its kind, because a number that is too
 * small would look healthy. Before version 10 only sessions with a database are listed.
 */
function connections(version: number): string {
  return version >= 100_000
    ? `SELECT CASE WHEN count(*) = count(backend_type)
                   THEN sum((backend_type = 'client backend')::int)::int END
         FROM pg_stat_activity`
    : `SELECT count(*)::int FROM pg_stat_activity WHERE datid IS NOT NULL`;
}

/**
 * Queries slots, the standbys that follow the server, and the server that it follows itself. A role without privileges
 * sees that there is a receiver, but not what it does.
 */
export function replicationQuery({ version }: ServerAbilities): string {
  const walStatus = version >= 130_000 ? 'wal_status' : 'NULL::text';
  const sender =
    version >= 110_000
      ? 'sender_host AS host, sender_port AS port'
      : `substring(conninfo from 'host=([^ ]+)') AS host,
         substring(conninfo from 'port=([0-9]+)')::int AS port`;
  return `
  SELECT (SELECT coalesce(json_agg(s), '[]') FROM (
            SELECT slot_name AS name, slot_type AS type, active,
                   restart_lsn::text AS "restartLsn",
                   ${walStatus} AS "walStatus"
              FROM pg_replication_slots ORDER BY slot_name) s) AS slots,
         (SELECT CASE WHEN count(*) = count(state) THEN coalesce(json_agg(
                   json_build_object('name', application_name,
                                     'address', host(client_addr),
                                     'state', state,
                                     'syncState', sync_state))
                   FILTER (WHERE state IN ('streaming', 'catchup')), '[]') END
            FROM pg_stat_replication) AS standbys,
         (SELECT CASE WHEN count(*) = 0 THEN 'none' ELSE max(status) END
            FROM pg_stat_wal_receiver) AS receiver,
         (SELECT row_to_json(r) FROM (
            SELECT ${sender}, received_tli AS timeline
              FROM pg_stat_wal_receiver WHERE status = 'streaming') r) AS upstream`;
}

import type { PoolerRow, PoolerTable } from '../tables';

const POOLS_118 =
  'database user cl_active cl_waiting cl_active_cancel_req cl_waiting_cancel_req sv_active sv_active_cancel sv_being_canceled sv_idle sv_used sv_tested sv_login maxwait maxwait_us pool_mode';
const STATS_118 =
  'database total_xact_count total_query_count total_received total_sent total_xact_time total_query_time total_wait_time avg_xact_count avg_query_count avg_recv avg_sent avg_xact_time avg_query_time avg_wait_time';
const SERVERS_118 =
  'type user database state addr port local_addr local_port connect_time request_time wait wait_us close_needed ptr link remote_pid tls application_name';
const LISTS = 'list items';
const CONFIG = 'key value default changeable';

/** The columns that versions of PgBouncer answer with, in their order. */
export const COLUMNS: Record<string, Record<PoolerTable, string>> = {
  '1.18.0': {
    VERSION: 'version',
    DATABASES:
      'name host port database force_user pool_size min_pool_size reserve_pool pool_mode max_connections current_connections paused disabled',
    POOLS: POOLS_118,
    SERVERS: SERVERS_118,
    STATS: STATS_118,
    LISTS,
    CONFIG,
  },
  '1.25.2': {
    VERSION: 'version',
    DATABASES:
      'name host port database force_user pool_size min_pool_size reserve_pool_size server_lifetime pool_mode load_balance_hosts max_connections current_connections max_client_connections current_client_connections paused disabled',
    POOLS: `${POOLS_118} load_balance_hosts`,
    SERVERS: `${SERVERS_118} replication prepared_statements id`,
    STATS: `database total_server_assignment_count ${STATS_118.slice(
      'database '.length,
    )} total_client_parse_count total_server_parse_count total_bind_count`,
    LISTS,
    CONFIG,
  },
  'a later one': {
    VERSION: 'build version',
    DATABASES:
      'paused disabled name port host database pool_mode colour of_a_later_version',
    POOLS:
      'colour maxwait_us maxwait cl_waiting cl_active user database pool_mode',
    SERVERS: 'remote_pid state user close_needed database colour',
    STATS: 'colour avg_wait_time avg_xact_count database',
    LISTS: 'colour items list',
    CONFIG: 'colour value key',
  },
};

/** Rows of a table with all columns of a version; those without a value hold one that nobody should read. */
export function rowsOf(
  version: string,
  table: PoolerTable,
  ...rows: PoolerRow[]
): PoolerRow[] {
  const columns = COLUMNS[version][table].split(' ');
  return rows.map(row =>
    Object.fromEntries(
      columns.map(column => [column, column in row ? row[column] : 'other']),
    ),
  );
}

import type { LabCredentials, LabState } from './types';

/**
 * What a PgBouncer of the lab does otherwise than usual, by PgBouncer's names.
 * @public
 */
export type PgbouncerSettings = Record<string, string | number>;

/**
 * PgBouncer in front of the read-write listener: transactions share server connections, and a failed log-in to
 * PostgreSQL is soon tried again. The preset of 15 s would make every switchover an outage of 15 s.
 */
export function renderPgbouncerConfig(
  {
    pgbouncer,
    gateway,
    credentials,
  }: Pick<LabState, 'gateway' | 'credentials'> & {
    pgbouncer: Omit<LabState['pgbouncer'], 'pid'>;
  },
  usersFile: string,
  settings: PgbouncerSettings = {},
): string {
  const { host, port, database } = pgbouncer;
  const { orders_rw: behind } = gateway.listeners;
  return [
    '[databases]',
    `${database} = host=${behind.host} port=${behind.port}`,
    '',
    '[pgbouncer]',
    ...Object.entries({
      listen_addr: host,
      listen_port: port,
      unix_socket_dir: '',
      auth_type: 'scram-sha-256',
      auth_file: usersFile,
      admin_users: credentials.pooler.user,
      stats_users: credentials.poolerReader.user,
      pool_mode: 'transaction',
      max_client_conn: 200,
      default_pool_size: 20,
      server_login_retry: 1,
      ignore_startup_parameters: 'extra_float_digits,options',
      ...settings,
    }).map(([key, value]) => `${key} = ${value}`),
    '',
  ].join('\n');
}

/** Passwords in clear text, because PgBouncer logs in to PostgreSQL with them. */
export function renderUsers(credentials: LabCredentials): string {
  const { superuser, kindler, provider, probe, pooler, poolerReader } =
    credentials;
  return [superuser, kindler, provider, probe, pooler, poolerReader]
    .map(({ user, password }) => `"${user}" "${password}"\n`)
    .join('');
}

import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import type {
  PoolerClients,
  PoolerDatabase,
  PoolerLoad,
  PoolerServer,
  PoolerSettings,
} from './PoolerView';

/** The tables that are read. `FDS` has passwords in it and is not among them. */
export type PoolerTable =
  | 'VERSION'
  | 'DATABASES'
  | 'POOLS'
  | 'SERVERS'
  | 'STATS'
  | 'LISTS'
  | 'CONFIG';

/** Columns by name: each version has others, in another order. */
export type PoolerRow = Readonly<Record<string, unknown>>;

/** `PgBouncer 1.18.0` */
export function toVersion(rows: readonly PoolerRow[]): string {
  return (
    String(rows[0]?.version ?? '').replace(/^PgBouncer /i, '') || 'unknown'
  );
}

export function toDatabase(
  rows: readonly PoolerRow[],
  database: string,
  defaultMode: string,
): PoolerDatabase | undefined {
  const row = rows.find(({ name }) => name === database);
  return (
    row && {
      serverName: toText(row.database) ?? database,
      host: toText(row.host),
      port: numberOf(row, 'port'),
      poolMode: toText(row.pool_mode) ?? defaultMode,
      paused: numberOf(row, 'paused') === 1,
      disabled: numberOf(row, 'disabled') === 1,
    }
  );
}

/** Each user has a pool of the database. */
export function toClients(
  rows: readonly PoolerRow[],
  database: string,
): PoolerClients {
  const pools = of(rows, database);
  const sum = (column: string) =>
    pools.reduce((total, row) => total + numberOf(row, column), 0);
  return {
    active: sum('cl_active'),
    waiting: sum('cl_waiting'),
    longestWaitMs: Math.max(
      0,
      ...pools.map(
        row =>
          numberOf(row, 'maxwait') * 1000 +
          Math.round(numberOf(row, 'maxwait_us') / 1000),
      ),
    ),
  };
}

export function toServers(
  rows: readonly PoolerRow[],
  database: string,
): PoolerServer[] {
  return of(rows, database).map(row => ({
    user: toText(row.user) ?? 'unknown',
    state: toText(row.state) ?? 'unknown',
    remotePid: numberOf(row, 'remote_pid') || undefined,
    closing: numberOf(row, 'close_needed') === 1,
  }));
}

export function toLoad(
  rows: readonly PoolerRow[],
  database: string,
): PoolerLoad | undefined {
  const [row] = of(rows, database);
  return (
    row && {
      transactionsPerSecond: numberOf(row, 'avg_xact_count'),
      waitMs: numberOf(row, 'avg_wait_time') / 1000,
    }
  );
}

export function toConnections(rows: readonly PoolerRow[]): number | undefined {
  const row = rows.find(({ list }) => list === 'used_clients');
  return row && numberOf(row, 'items');
}

export function toSettings(rows: readonly PoolerRow[]): PoolerSettings & {
  poolMode: string;
} {
  const valueOf = (key: string) =>
    toText(rows.find(row => row.key === key)?.value);
  const seconds = (key: string) => {
    const value = valueOf(key);
    return value === undefined ? undefined : Number(value);
  };
  return {
    poolMode: valueOf('pool_mode') ?? 'unknown',
    admins: (valueOf('admin_users') ?? '')
      .split(/[\s,]+/)
      .filter(name => name !== ''),
    serverLoginRetry: seconds('server_login_retry'),
    queryWaitTimeout: seconds('query_wait_timeout'),
  };
}

function of(rows: readonly PoolerRow[], database: string): PoolerRow[] {
  return rows.filter(row => row.database === database);
}

/** Totals are `numeric`, which `pg` gives as text. */
function numberOf(row: PoolerRow, column: string): number {
  const value = row[column];
  const number = value === null || value === '' ? NaN : Number(value);
  if (Number.isNaN(number)) {
    throw new SourceError('parse', word('fault-columns', { columns: column }));
  }
  return number;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

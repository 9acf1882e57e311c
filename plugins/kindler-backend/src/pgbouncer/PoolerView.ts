/** What a PgBouncer's console tells of one of its databases. */
export interface PoolerView {
  /** E.g. `1.18.0`. */
  version: string;
  /** Undefined where PgBouncer has no database of this name. */
  database?: PoolerDatabase;
  clients: PoolerClients;
  servers: PoolerServer[];
  /** Client connections to all databases. */
  connections?: number;
  /** Of the last period of statistics; undefined while there was none. */
  load?: PoolerLoad;
  settings: PoolerSettings;
}

export interface PoolerDatabase {
  /** What the server calls it. */
  serverName: string;
  /** Where it leads. Undefined for a Unix socket. */
  host?: string;
  port: number;
  poolMode: string;
  /** By `PAUSE <database>`; a pause of all databases is seen from 1.25 on only. */
  paused: boolean;
  disabled: boolean;
}

export interface PoolerClients {
  active: number;
  waiting: number;
  longestWaitMs: number;
}

export interface PoolerServer {
  user: string;
  state: string;
  /** Process id of the PostgreSQL backend. */
  remotePid?: number;
  /** It is closed as soon as its transaction ends. */
  closing: boolean;
}

export interface PoolerLoad {
  transactionsPerSecond: number;
  waitMs: number;
}

export interface PoolerSettings {
  admins: string[];
  /** Seconds between a failed log-in to the server and the next one. */
  serverLoginRetry?: number;
  /** Seconds after which a client that waits is closed; 0 for never. */
  queryWaitTimeout?: number;
}

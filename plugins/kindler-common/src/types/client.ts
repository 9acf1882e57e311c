import type { Fault } from './observation';

/**
 * What a client got that connected anew through a route's listener.
 *
 * @remarks
 * `served` PostgreSQL asked who comes, and with a role also answered a query as the route needs; `read-only` it refuses
 * the writes that the route is for; `elsewhere` another PostgreSQL system answered; `refused` nobody listens; `closed`
 * HAProxy accepted and closed, as it does without a server; `no-slot` PostgreSQL has no free connection (53300);
 * `starting` it starts, stops or recovers (57P0x); `auth` and `tls` the probe itself was not let in; `timeout` no answer
 * in time; `unreachable` the name or network leads nowhere; `failed` anything else that is no service.
 * @public
 */
export type ClientOutcome =
  | 'served'
  | 'read-only'
  | 'elsewhere'
  | 'refused'
  | 'closed'
  | 'no-slot'
  | 'starting'
  | 'auth'
  | 'tls'
  | 'timeout'
  | 'unreachable'
  | 'failed';

/**
 * One new connection through a route's listener, as an application would make it.
 * @public
 */
export interface ClientProbe {
  outcome: ClientOutcome;
  /** `startup`: up to the authentication request. `query`: with a log-in and one query (`routes[].verify`). */
  depth: 'startup' | 'query';
  /** ISO time at which it ended. */
  observedAt: string;
  /** Milliseconds of each phase that was reached, and of all of them. */
  phases: {
    connect?: number;
    tls?: number;
    startup?: number;
    login?: number;
    query?: number;
  };
  tookMs: number;
  /** Whether the connection was encrypted; absent where that was not reached. */
  tls?: boolean;
  /** Of an encrypted connection, e.g. `TLSv1.3`. */
  tlsVersion?: string;
  /** Of an encrypted connection: the strictest mode that it would have passed. */
  sslMode?: 'require' | 'verify-ca' | 'verify-full';
  /** Member that answered, where its address or system is known. */
  member?: string;
  /** `host:port` that PostgreSQL says it was reached at. */
  serverAddress?: string;
  systemIdentifier?: string;
  timeline?: number;
  inRecovery?: boolean;
  fault?: Fault;
}

/**
 * What clients of a route get, as this backend sees it: the client witness.
 * @public
 */
export interface RouteClient {
  /** Id of the source, `client:<route>`. */
  source: string;
  /** `host:port` of the listener. */
  target: string;
  /** The newest probe; absent before the first one ended. */
  last?: ClientProbe;
  /** ISO time of the last probe that was served. */
  servedAt?: string;
  /** Member that served it, where it is known. */
  servedBy?: string;
  /** ISO time of the first probe since then that was not served. */
  refusedSince?: string;
  /** HAProxy's counters show that others are served while this backend is not. */
  onlyHere?: boolean;
  /** Milliseconds between two probes now: shorter while anything is in doubt. */
  everyMs: number;
}

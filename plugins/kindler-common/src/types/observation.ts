/**
 * The kinds of source that facts come from.
 * @public
 */
export type SourceKind =
  | 'patroni-rest'
  | 'kubernetes'
  | 'postgres-sql'
  | 'haproxy-stats'
  | 'haproxy-runtime'
  | 'client'
  | 'kindler-database';

/**
 * Why a source gave no usable answer.
 *
 * @remarks
 * `auth` 401 or 403; `tls` certificate or handshake; `timeout` no answer in time; `refused` nobody listens or the
 * network is down; `parse` an answer that is not what it should be; `too-large` more bytes than are read;
 * `http` another HTTP status; `config` the source cannot be asked as it is configured.
 * @public
 */
export type FaultKind =
  | 'auth'
  | 'tls'
  | 'timeout'
  | 'refused'
  | 'parse'
  | 'too-large'
  | 'http'
  | 'config';

/**
 * A typed fault of one source. Never holds a secret.
 * @public
 */
export interface Fault {
  kind: FaultKind;
  /** Id of the source, e.g. `patroni-rest:orders/orders-1`. */
  source: string;
  /** What happened, in one sentence. */
  message: string;
  /** What to do next, in one sentence; names the configuration key where one helps. */
  hint: string;
  /** SQLSTATE, or the code of the socket or TLS layer, e.g. `53300` or `ECONNREFUSED`. */
  code?: string;
}

/**
 * State of one source as this backend sees it.
 * @public
 */
export interface SourceState {
  /** `<kind>:<owner>/<name>`, unique within the backend. */
  id: string;
  kind: SourceKind;
  /** What is asked: a URL without credentials, a socket path, or `host:port`. */
  target: string;
  /** `pending` until the first answer or fault. */
  status: 'ok' | 'unreachable' | 'pending';
  /** ISO time of the last usable answer. */
  observedAt?: string;
  /** ISO time since which the source has not answered. */
  failingSince?: string;
  fault?: Fault;
}

/**
 * One value with where and when it was seen.
 * @public
 */
export interface Evidence {
  /** What was looked at, e.g. `role of orders-2`. */
  label: string;
  /** What was seen, as text; `unknown` where nothing was. */
  value: string;
  /** Id of the source, see {@link SourceState}. */
  source: string;
  /** ISO time of the observation. */
  observedAt?: string;
}

/**
 * Judgement of a database cluster, route or hop. `ok` needs evidence; without it the verdict is `unknown`.
 * @public
 */
export type Verdict = 'ok' | 'degraded' | 'critical' | 'unknown';

/**
 * Fields of every answer that holds observed values.
 * @public
 */
export interface Observed {
  /** ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`. */
  now: string;
}

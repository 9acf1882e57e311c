import type { FaultKind } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import { redact } from '../../model/redact';
import {
  closedUnanswered,
  explainNotLetIn,
  explainTls,
} from '../tls/explainTls';
import type { PostgresTls } from '../tls/PostgresTls';
import { ProbeRefusal, type RefusalOptions } from './ProbeRefusal';
import { ServerError } from './ServerError';
import { ConnectionClosed } from './WireConnection';

/** How far a probe had come. */
export type Stage = 'connect' | 'offer' | 'tls' | 'startup' | 'login' | 'query';

/** Where a probe was when it ended. */
export interface ProbePlace {
  stage: Stage;
  host: string;
  tls?: PostgresTls;
  isEncrypted: boolean;
}

type Outcome = RefusalOptions['outcome'];

const KINDS: Partial<Record<Outcome, FaultKind>> = {
  auth: 'auth',
  tls: 'tls',
  timeout: 'timeout',
};

const LISTENER = 'kindler.routes[].listener';

/** Codes that tell of this host and nothing of the server. */
const OURS = /^(EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)$/;
const NOBODY = /^(ECONNREFUSED|ENOENT|ENOTSOCK)$/;
const NO_WAY = /^(ENOTFOUND|EAI_|EHOST|ENET|EACCES|EPERM|EINVAL|EAFNOSUPPORT)/;
const BROKEN = /^(ECONNRESET|ECONNABORTED|EPIPE)$/;

/**
 * Why a client was not served, by the code of what was thrown and never by its text.
 *
 * @returns undefined when the fault is this host's own and tells nothing of clients
 */
export function toRefusal(
  error: unknown,
  place: ProbePlace,
): ProbeRefusal | undefined {
  const { stage, host, tls } = place;
  if (error instanceof ProbeRefusal) {
    return error;
  }
  const explained =
    error instanceof SourceError ? error : explainTls(error, tls, host);
  if (explained) {
    return ofSource(explained);
  }
  if (error instanceof ServerError) {
    return ofServer(error, place);
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (OURS.test(code)) {
    return undefined;
  }
  if (error instanceof ConnectionClosed || BROKEN.test(code)) {
    if (stage === 'startup' && place.isEncrypted && tls?.certFile) {
      return ofSource(closedUnanswered(tls, error));
    }
    return stage === 'tls' ? ofTls('it was closed in the handshake') : closed();
  }
  if (code === 'ETIMEDOUT') {
    return timedOut(stage);
  }
  if (stage === 'connect' && NOBODY.test(code)) {
    return refusal(
      'refused',
      'Nobody listens there',
      `See whether HAProxy runs and has this listener; the address is in ${LISTENER}.`,
    );
  }
  if (stage === 'connect' && NO_WAY.test(code)) {
    return refusal(
      'unreachable',
      `The address cannot be reached: ${code}`,
      `See whether the name is known and the network lets this backend there; the address is in ${LISTENER}.`,
    );
  }
  if (stage === 'tls') {
    return ofTls(redact(message));
  }
  return stage === 'login'
    ? refusal('auth', redact(message), 'Check kindler.routes[].verify.')
    : refusal(
        'failed',
        `The connection failed: ${code || redact(message)}`,
        `See what listens there; the address is in ${LISTENER}.`,
      );
}

/** No answer within the time that a probe has. */
export function timedOut(stage: Stage): ProbeRefusal {
  return refusal(
    'timeout',
    stage === 'connect'
      ? 'The connection was not accepted in time'
      : 'The connection was accepted, but there was no answer in time',
    stage === 'connect'
      ? `See whether the host runs and the network drops packets; the address is in ${LISTENER}.`
      : 'See whether PostgreSQL hangs and whether HAProxy waits for a server or a free session; kindler.observer.timeoutMs sets how long is waited.',
  );
}

function closed(): ProbeRefusal {
  return refusal(
    'closed',
    'The connection was accepted and closed without an answer',
    `See whether HAProxy has a server for it that is up, and PostgreSQL's log; the address is in ${LISTENER}.`,
  );
}

function ofTls(detail: string): ProbeRefusal {
  return refusal(
    'tls',
    `The TLS connection could not be made: ${detail}`,
    `Check certificate and key (ssl_cert_file, ssl_key_file) and ssl_min_protocol_version of the PostgreSQL behind ${LISTENER}.`,
  );
}

/** PostgreSQL's routine that finds the limit of the role, which is no limit of others. */
const OWN_LIMIT = 'InitializeSessionUserId';

/** PgBouncer gives nearly all errors the same code; these words of it are names of its settings. */
const POOLER_STATE = '08P01';
const POOLER_FULL = /\(max_(client_conn|db_client_connections)\)/;
const POOLER_STOPS = /shutting down|pause failed/;
const POOLER_LOG_IN =
  /no such (user|database)|authentication failed|login rejected|SSL required|\(max_user_client_connections\)/;

function ofServer(
  error: ServerError,
  { stage, tls }: ProbePlace,
): ProbeRefusal {
  const { sqlState, message } = error;
  const own = error.routine === OWN_LIMIT;
  const pooler = sqlState === POOLER_STATE;
  const asked = stage === 'login' || stage === 'query';
  if ((sqlState === '53300' && !own) || (pooler && POOLER_FULL.test(message))) {
    return refusal(
      'no-slot',
      `There is no free connection: ${message}`,
      'See who holds them (pg_stat_activity); end idle ones, put a pooler in front, or raise max_connections.',
    );
  }
  if (/^57P0[1-3]$/.test(sqlState) || (pooler && POOLER_STOPS.test(message))) {
    return refusal(
      'starting',
      `PostgreSQL starts, stops or recovers: ${message}`,
      "See PostgreSQL's log when it does not end.",
    );
  }
  const explained =
    sqlState === '28000' && tls ? explainNotLetIn(error, tls) : undefined;
  if (explained) {
    return ofSource(explained, 'auth');
  }
  if (
    /^(28|3D000|42501|53300|55000)/.test(sqlState) ||
    (pooler && POOLER_LOG_IN.test(message))
  ) {
    return refusal(
      'auth',
      `PostgreSQL did not let the probe in: ${message}`,
      asked
        ? 'Check user, password and database of kindler.routes[].verify, and its line in pg_hba.conf.'
        : 'Give the route a role that PostgreSQL lets in from here (kindler.routes[].verify).',
    );
  }
  return refusal(
    'failed',
    `PostgreSQL answered with an error: ${message} (${sqlState})`,
    'See the log of PostgreSQL, or of the pooler in front of it.',
  );
}

/** An `auth` or `tls` of our own, or files of ours that cannot be used: the server has answered. */
function ofSource(
  { kind, message, hint = '' }: SourceError,
  outcome: Outcome = kind === 'auth' ? 'auth' : 'tls',
): ProbeRefusal {
  return new ProbeRefusal({ outcome, kind, message, hint });
}

function refusal(
  outcome: Outcome,
  message: string,
  hint: string,
): ProbeRefusal {
  const kind = KINDS[outcome] ?? 'refused';
  return new ProbeRefusal({ outcome, kind, message, hint });
}

import {
  word,
  type FaultKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
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

/** The progress of a probe. */
export type Stage = 'connect' | 'offer' | 'tls' | 'startup' | 'login' | 'query';

/** The state of a probe at its end. */
export interface ProbeProgress {
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

/** Codes that concern this host and say nothing about the server. */
const OURS = /^(EMFILE|ENFILE|ENOBUFS|ENOMEM|EADDRNOTAVAIL)$/;
const NOBODY = /^(ECONNREFUSED|ENOENT|ENOTSOCK)$/;
const NO_WAY = /^(ENOTFOUND|EAI_|EHOST|ENET|EACCES|EPERM|EINVAL|EAFNOSUPPORT)/;
const BROKEN = /^(ECONNRESET|ECONNABORTED|EPIPE)$/;

/**
 * Returns why a client was not served, from the code of the error and never from its text.
 *
 * @returns undefined if the fault is this host's own and says nothing about clients
 */
export function toRefusal(
  error: unknown,
  progress: ProbeProgress,
): ProbeRefusal | undefined {
  const { stage, host, tls } = progress;
  if (error instanceof ProbeRefusal) {
    return error;
  }
  const explained =
    error instanceof SourceError ? error : explainTls(error, tls, host);
  if (explained) {
    return ofSource(explained);
  }
  if (error instanceof ServerError) {
    return ofServer(error, progress);
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (OURS.test(code)) {
    return undefined;
  }
  if (error instanceof ConnectionClosed || BROKEN.test(code)) {
    if (stage === 'startup' && progress.isEncrypted && tls?.certFile) {
      return ofSource(closedUnanswered(tls, error));
    }
    return stage === 'tls' ? ofTls(word('tls-closed', {})) : closed();
  }
  if (code === 'ETIMEDOUT') {
    return timedOut(stage);
  }
  if (stage === 'connect' && NOBODY.test(code)) {
    return refusal(
      'refused',
      word('fault-nobody-listens', {}),
      word('hint-listener', {}),
    );
  }
  if (stage === 'connect' && NO_WAY.test(code)) {
    return refusal(
      'unreachable',
      word('fault-no-way', { code }),
      word('hint-listener-way', {}),
    );
  }
  if (stage === 'tls') {
    return ofTls(redact(message));
  }
  const detail = redact(message);
  return stage === 'login'
    ? refusal('auth', word('fault-auth', { detail }), word('hint-verify', {}))
    : refusal(
        'failed',
        word('fault-refused', { detail: code || detail }),
        word('hint-listener-answers', {}),
      );
}

/** The probe got no answer within its time limit. */
export function timedOut(stage: Stage): ProbeRefusal {
  return stage === 'connect'
    ? refusal(
        'timeout',
        word('fault-not-accepted', {}),
        word('hint-listener-packets', {}),
      )
    : refusal(
        'timeout',
        word('fault-accepted-only', {}),
        word('hint-listener-hangs', {}),
      );
}

function closed(): ProbeRefusal {
  return refusal(
    'closed',
    word('fault-closed', {}),
    word('hint-listener-servers', {}),
  );
}

function ofTls(detail: Wording | string): ProbeRefusal {
  return refusal(
    'tls',
    word('fault-tls', { detail }),
    word('hint-server-tls', { key: 'kindler.routes[].listener' }),
  );
}

/** PostgreSQL's routine that checks the limit of the role, which does not apply to others. */
const OWN_LIMIT = 'InitializeSessionUserId';

/** PgBouncer uses the same code for nearly all errors. These words of it are names of its settings. */
const POOLER_STATE = '08P01';
const POOLER_FULL = /\(max_(client_conn|db_client_connections)\)/;
const POOLER_STOPS = /shutting down|pause failed/;
const POOLER_LOG_IN =
  /no such (user|database)|authentication failed|login rejected|SSL required|\(max_user_client_connections\)/;

function ofServer(
  error: ServerError,
  { stage, tls }: ProbeProgress,
): ProbeRefusal {
  const { sqlState, message } = error;
  const own = error.routine === OWN_LIMIT;
  const pooler = sqlState === POOLER_STATE;
  const asked = stage === 'login' || stage === 'query';
  if ((sqlState === '53300' && !own) || (pooler && POOLER_FULL.test(message))) {
    return refusal(
      'no-slot',
      word('fault-no-slot', { said: message }),
      word('hint-no-slot', {}),
    );
  }
  if (/^57P0[1-3]$/.test(sqlState) || (pooler && POOLER_STOPS.test(message))) {
    return refusal(
      'starting',
      word('fault-starting', { said: message }),
      word('hint-starting', {}),
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
      word('fault-not-let-in', { said: message }),
      asked ? word('hint-role', {}) : word('hint-give-role', {}),
    );
  }
  return refusal(
    'failed',
    word('fault-postgres-error', { said: `${message} (${sqlState})` }),
    word('hint-postgres-log', {}),
  );
}

/** An `auth` or `tls` fault of our own, or unusable files of ours: the server has answered. */
function ofSource(
  { kind, wording, hint }: SourceError,
  outcome: Outcome = kind === 'auth' ? 'auth' : 'tls',
): ProbeRefusal {
  return new ProbeRefusal({
    outcome,
    kind,
    wording,
    hint: hint ?? word('hint-verify', {}),
  });
}

function refusal(
  outcome: Outcome,
  wording: Wording,
  hint: Wording,
): ProbeRefusal {
  const kind = KINDS[outcome] ?? 'refused';
  return new ProbeRefusal({ outcome, kind, wording, hint });
}

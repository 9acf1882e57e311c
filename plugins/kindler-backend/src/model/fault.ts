import type {
  Fault,
  FaultKind,
  SourceKind,
} from '@kindler/backstage-plugin-kindler-common';
import { redact } from './redact';
import type { SourceId } from './SourceId';

/**
 * What adapters and parsers throw when they know why a source gave no usable answer. Neither text may hold a secret.
 */
export class SourceError extends Error {
  readonly kind: FaultKind;
  /** What to do next, where more is known than the kind tells. */
  readonly hint?: string;

  constructor(
    kind: FaultKind,
    message: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'SourceError';
    this.kind = kind;
    this.hint = options.hint;
  }
}

const CODES: ReadonlyArray<[RegExp, FaultKind]> = [
  [/^(28P01|28000|42501)$/, 'auth'],
  [/^3D000$/, 'config'],
  [/^(ETIMEDOUT|ESOCKETTIMEDOUT|57014|ABORT_ERR)$/, 'timeout'],
  [/^UND_ERR_(HEADERS_|BODY_|CONNECT_)TIMEOUT$/, 'timeout'],
  [/^UND_ERR_(RES_EXCEEDED_MAX_SIZE|HEADERS_OVERFLOW)$/, 'too-large'],
  [/^(HPE_|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/, 'parse'],
  [/^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|UNABLE_TO_|SELF_SIGNED)/, 'tls'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|EPROTO|HOSTNAME_MISMATCH)$/, 'tls'],
  [/^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/, 'tls'],
  [/^(ENOENT|EACCES|ERR_INVALID_URL|EISDIR)$/, 'config'],
  [/^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|UND_ERR_)/, 'refused'],
  [/^(57P0[1-5]|53300|08...)$/, 'refused'],
];

const TEXTS: ReadonlyArray<[RegExp, FaultKind]> = [
  [/timeout|timed out|aborted/i, 'timeout'],
  [/certificate|\btls\b|\bssl\b/i, 'tls'],
  [/password|authentication|no pg_hba\.conf entry/i, 'auth'],
];

const MESSAGES: Record<FaultKind, string> = {
  auth: 'The source refused the credentials',
  tls: 'The TLS connection could not be made',
  timeout: 'No answer in time',
  refused: 'The connection failed',
  parse: 'The answer could not be read',
  'too-large': 'The answer is larger than what is read',
  http: 'The source answered with an error',
  config: 'The source cannot be asked as it is configured',
};

/** The kind of an error that a source's adapter threw. */
export function faultKindOf(error: unknown): FaultKind {
  return kindOf(causes(error));
}

/**
 * The typed fault of an error that a source's adapter threw. Credentials never reach the message.
 */
export function classifyError(error: unknown, source: SourceId): Fault {
  const chain = causes(error);
  const kind = kindOf(chain);
  const detail = redact(
    chain.map(cause => cause.message).find(text => text) ?? '',
  );
  const known = chain.find(cause => cause instanceof SourceError);
  return {
    kind,
    source: source.id,
    message: known
      ? redact(known.message)
      : `${MESSAGES[kind]}${detail ? `: ${detail}` : ''}`,
    hint:
      known instanceof SourceError && known.hint
        ? known.hint
        : hintFor(kind, keysOf(source)),
    code: codeOf(chain),
  };
}

/** SQLSTATE, or the code of the socket or TLS layer. */
function codeOf(chain: Cause[]): string | undefined {
  const coded = chain.find(({ code }) => typeof code === 'string');
  return coded?.code as string | undefined;
}

interface Cause {
  name: string;
  message: string;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** Errors of other realms are no instance of this one's Error, so they are known by their shape. */
function isCause(value: unknown): value is Cause {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Cause).message === 'string' &&
    typeof (value as Cause).name === 'string'
  );
}

function causes(error: unknown): Cause[] {
  const found: Cause[] = [];
  let current = error;
  while (isCause(current) && found.length < 8) {
    found.push(current);
    const { cause, errors } = current;
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return found.length > 0 ? found : [{ name: 'Error', message: String(error) }];
}

function kindOf(chain: Cause[]): FaultKind {
  for (const cause of chain) {
    if (cause instanceof SourceError) {
      return cause.kind;
    }
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') {
      return 'timeout';
    }
  }
  for (const cause of chain) {
    const code = typeof cause.code === 'string' ? cause.code : '';
    if (code === 'ENOENT' && cause.message.startsWith('connect ')) {
      // A Unix socket that is not there is a process that does not run.
      return 'refused';
    }
    const match = CODES.find(([pattern]) => pattern.test(code));
    if (match) {
      return match[1];
    }
  }
  for (const cause of chain) {
    const match = TEXTS.find(([pattern]) => pattern.test(cause.message));
    if (match) {
      return match[1];
    }
  }
  return chain.some(cause => cause.name === 'SyntaxError')
    ? 'parse'
    : 'refused';
}

interface ConfigKeys {
  auth?: string;
  tls?: string;
  address?: string;
}

const MASTER_KEYS: ConfigKeys = { address: 'kindler.gateways[].masterSocket' };

const CONFIG_KEYS: Partial<Record<SourceKind, ConfigKeys>> = {
  'patroni-rest': {
    auth: 'kindler.databases[].patroni.auth and .tls.certFile',
    tls: 'kindler.databases[].patroni.tls',
    address: 'kindler.databases[].patroni.members',
  },
  'haproxy-stats': {
    auth: 'kindler.gateways[].stats.user and .password',
    tls: 'kindler.gateways[].stats.caFile',
    address: 'kindler.gateways[].stats.url',
  },
  'haproxy-runtime': {
    address: 'kindler.gateways[].socket',
  },
  kubernetes: {
    auth: 'kindler.kubernetes[] and the rights of its account (examples/kubernetes/kindler-observer-rbac.yaml)',
    tls: 'the kubeconfig of kindler.kubernetes[]',
    address: 'kindler.kubernetes[].kubeconfigFile',
  },
  'postgres-sql': {
    auth: 'kindler.databases[].probe',
    tls: 'kindler.databases[].probe.tls',
    address: 'kindler.databases[].members',
  },
  'kindler-database': {
    auth: 'kindler.database.user and .password',
    tls: 'kindler.database.tls',
    address: 'kindler.database.route',
  },
};

function keysOf({ kind, role }: SourceId): ConfigKeys {
  return role === 'master' ? MASTER_KEYS : CONFIG_KEYS[kind] ?? {};
}

function hintFor(kind: FaultKind, keys: ConfigKeys): string {
  const address = keys.address ?? 'the configuration of this source';
  switch (kind) {
    case 'auth':
      return `Check ${keys.auth ?? address}.`;
    case 'tls':
      return `Check the certificates, and ${keys.tls ?? address}.`;
    case 'timeout':
      return 'See whether the process hangs or the network drops packets; kindler.observer.timeoutMs sets how long is waited.';
    case 'refused':
      return `See whether the process runs and the network lets this backend reach it; the address is in ${address}.`;
    case 'parse':
    case 'too-large':
      return `See what answers at this address; it is in ${address}.`;
    case 'http':
      return `See the log of the source; its address is in ${address}.`;
    default:
      return `Correct ${address}.`;
  }
}

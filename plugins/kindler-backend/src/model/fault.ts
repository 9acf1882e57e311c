import {
  mapTexts,
  word,
  type Fault,
  type FaultKind,
  type Wording,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { hintFor } from './hintFor';
import { redact } from './redact';
import type { SourceId } from './SourceId';

/** Thrown by adapters and parsers that know why a source gave no usable answer. Neither wording may hold a secret. */
export class SourceError extends Error {
  readonly kind: FaultKind;
  readonly wording: Wording;
  /** What to do next, if more is known than the kind implies. */
  readonly hint?: Wording;

  constructor(
    kind: FaultKind,
    wording: Wording,
    options: { hint?: Wording; cause?: unknown } = {},
  ) {
    super(
      wording.text,
      'cause' in options ? { cause: options.cause } : undefined,
    );
    this.name = 'SourceError';
    this.kind = kind;
    this.wording = wording;
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

/** Returns the kind of an error from a source's adapter. */
export function faultKindOf(error: unknown): FaultKind {
  return kindOf(causes(error));
}

/** Converts an error from a source's adapter to a typed fault. Its texts never contain credentials. */
export function classifyError(error: unknown, source: SourceId): Fault {
  const chain = causes(error);
  const kind = kindOf(chain);
  const code = codeOf(chain);
  const known = chain.find(
    (cause): cause is SourceError => cause instanceof SourceError,
  );
  const said = chain.map(({ message }) => message).find(text => text);
  return {
    ...toFault({
      kind,
      source,
      message:
        known?.wording ??
        word(`fault-${kind}`, { detail: said ?? code ?? chain[0].name }),
      hint: known?.hint ?? hintFor(kind, source),
    }),
    code,
  };
}

/** Creates a fault for the API, with codes and values for translation and without secrets. */
export function toFault(options: {
  kind: FaultKind;
  source: SourceId;
  message: Wording;
  hint: Wording;
}): Fault {
  const { kind, source, message, hint } = options;
  const params = mapTexts({ ...hint.params, ...message.params }, redact);
  const say = ({ code }: Wording) =>
    word(code as WordingCode, params as never).text;
  return {
    kind,
    source: source.id,
    message: say(message),
    messageCode: message.code,
    hint: say(hint),
    hintCode: hint.code,
    params,
  };
}

/** Replaces the hint of a fault. */
export function withHint(fault: Fault, hint: Wording): Fault {
  return {
    ...fault,
    hint: hint.text,
    hintCode: hint.code,
    params: { ...fault.params, ...hint.params },
  };
}

/** Returns the SQLSTATE, or the code of the socket or TLS layer. */
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

/** Errors of other realms are not instances of this realm's Error, so they are recognized by shape. */
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
      // A missing Unix socket means that the process is not running.
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

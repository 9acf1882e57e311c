import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import { redact } from '../../model/redact';
import type { PostgresTls } from './PostgresTls';

interface Explanation {
  /** Codes of Node and OpenSSL. */
  codes: RegExp;
  /** `name` is the requested one. */
  detail(name: string): Wording;
  /** `key` is that of the settings. */
  hint(key: string, name: string): Wording;
}

const ownCertificateHint = (key: string) =>
  word('hint-own-certificate', { key });

const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    detail: () => word('tls-not-valid-now', {}),
    hint: key => word('hint-renew', { key }),
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    detail: name => word('tls-other-name', { name }),
    hint: (key, name) => word('hint-server-name', { key, name }),
  },
  {
    codes:
      /^(UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_|INVALID_CA|CERT_(UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG))/,
    detail: () => word('tls-no-authority', {}),
    hint: key => word('hint-authority', { key }),
  },
  {
    codes: /ALERT_.*(CERTIFICATE|UNKNOWN_CA|DECRYPT_ERROR|ACCESS_DENIED)/,
    detail: () => word('tls-own-certificate', {}),
    hint: ownCertificateHint,
  },
];

/** Converts a failed handshake, or a certificate that is not accepted, to a fault that names the key to set. */
export function explainTls(
  error: unknown,
  tls: PostgresTls | undefined,
  host: string,
): SourceError | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  const name = tls?.serverName ?? host;
  const key = tls?.key ?? 'tls';
  const known = EXPLANATIONS.find(({ codes }) => codes.test(code ?? ''));
  if (known) {
    return tlsFault(known.detail(name), known.hint(key, name), error);
  }
  return /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|EPROTO$)/.test(code ?? '')
    ? tlsFault(message, word('hint-server-tls', { key }), error)
    : undefined;
}

/** In TLS 1.3 a server refuses our certificate when the connection is already established, and may simply close it. */
export function closedUnanswered(
  tls: PostgresTls | undefined,
  cause: unknown,
): SourceError {
  const hint = ownCertificateHint(tls?.key ?? 'tls');
  return tlsFault(word('tls-unanswered', {}), hint, cause);
}

/**
 * Explains why `pg_hba.conf` admits nobody like this (28000): it requires TLS, or a certificate of ours. PostgreSQL's
 * message is localized, and only the English one is recognized here.
 */
export function explainNotLetIn(
  error: Error,
  tls: PostgresTls | undefined,
): SourceError | undefined {
  const key = tls?.key ?? 'tls';
  const said = redact(error.message);
  if (/certificate/.test(said)) {
    return tlsFault(said, ownCertificateHint(key), error);
  }
  return /no encryption|SSL off/.test(said)
    ? new SourceError('auth', word('fault-role-not-let-in', { said }), {
        hint: word('hint-tls-or-line', { key }),
        cause: error,
      })
    : undefined;
}

/** The server does not support TLS. */
export function speaksNoTls(tls: PostgresTls | undefined): SourceError {
  const key = tls?.key ?? 'tls';
  return tlsFault(word('tls-not-spoken', {}), word('hint-no-tls', { key }));
}

function tlsFault(
  detail: Wording | string,
  hint: Wording,
  cause?: unknown,
): SourceError {
  const wording = word('fault-tls', {
    detail: typeof detail === 'string' ? redact(detail) : detail,
  });
  return new SourceError('tls', wording, { hint, cause });
}

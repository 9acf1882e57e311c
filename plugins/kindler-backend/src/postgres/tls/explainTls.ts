import { SourceError } from '../../model/fault';
import { redact } from '../../model/redact';
import type { PostgresTls } from './PostgresTls';

interface Explanation {
  /** Codes of Node and OpenSSL. */
  codes: RegExp;
  message(name: string): string;
  /** What to do, with the key of the settings and the name that was asked for. */
  hint(key: string, name: string): string;
}

const OWN_CERTIFICATE: Omit<Explanation, 'codes'> = {
  message: () => 'the server refuses the certificate of this backend',
  hint: key =>
    `Let ${key}.certFile and .keyFile hold a certificate that is valid and issued by an authority of the server's ssl_ca_file.`,
};

const EXPLANATIONS: readonly Explanation[] = [
  {
    codes: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    message: () =>
      "the server's certificate, or that of its authority, is not valid at this time",
    hint: key =>
      `Renew it (ssl_cert_file) and call pg_reload_conf(); ${key}.mode lets in nobody without a valid one.`,
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    message: name => `the server's certificate is not for ${name}`,
    hint: (key, name) =>
      `Have one issued that holds ${name}, or set ${key}.serverName to a name that it holds.`,
  },
  {
    codes:
      /^(UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_|INVALID_CA|CERT_(UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG))/,
    message: () =>
      "no authority that is trusted here issued the server's certificate",
    hint: key =>
      `Let ${key}.caFile hold the certificate of the authority that issued it.`,
  },
  {
    codes: /ALERT_.*(CERTIFICATE|UNKNOWN_CA|DECRYPT_ERROR|ACCESS_DENIED)/,
    ...OWN_CERTIFICATE,
  },
];

/** A handshake that failed, or a certificate that does not pass, as a fault that names the key to set. */
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
    return tlsFault(known.message(name), known.hint(key, name), error);
  }
  return /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|EPROTO$)/.test(code ?? '')
    ? tlsFault(
        redact(message),
        `Check certificate and key (ssl_cert_file, ssl_key_file) and ssl_min_protocol_version of the server, and ${key}.`,
        error,
      )
    : undefined;
}

/** In TLS 1.3 a server refuses our certificate when the connection is already made, and may only close it. */
export function closedUnanswered(
  tls: PostgresTls | undefined,
  cause: unknown,
): SourceError {
  const { message, hint } = OWN_CERTIFICATE;
  return tlsFault(
    `it was closed without an answer: ${message('')}, or is going down`,
    hint(tls?.key ?? 'tls', ''),
    cause,
  );
}

/**
 * What `pg_hba.conf` means that lets nobody in like this (28000): TLS, or a certificate of ours. PostgreSQL says it in its
 * own language; other ones than English are not known here.
 */
export function explainNotLetIn(
  error: Error,
  tls: PostgresTls | undefined,
): SourceError | undefined {
  const key = tls?.key ?? 'tls';
  const said = redact(error.message);
  if (/certificate/.test(said)) {
    return tlsFault(said, OWN_CERTIFICATE.hint(key, ''), error);
  }
  return /no encryption|SSL off/.test(said)
    ? new SourceError('auth', `PostgreSQL does not let this role in: ${said}`, {
        hint: `Set ${key}.mode to verify-full, or give the role a line in pg_hba.conf for connections without TLS.`,
        cause: error,
      })
    : undefined;
}

/** The server has no TLS. */
export function speaksNoTls(tls: PostgresTls | undefined): SourceError {
  const key = tls?.key ?? 'tls';
  return tlsFault(
    'the server does not speak TLS',
    `Switch TLS on there (ssl = on); ${key}.mode does not go without.`,
  );
}

function tlsFault(detail: string, hint: string, cause?: unknown): SourceError {
  return new SourceError(
    'tls',
    `The TLS connection could not be made: ${detail}`,
    { hint, cause },
  );
}

/** TLS settings for connections to PostgreSQL. The modes are those of libpq. */
export interface PostgresTls {
  /** Configuration key of these settings, for hints. */
  key: string;
  /** Undefined if nobody chose one. */
  mode?: 'disable' | 'require' | 'verify-full';
  caFile?: string;
  /** The certificate for servers that ask for one, and its key. */
  certFile?: string;
  keyFile?: string;
  /** Name that the server's certificate must contain, if it differs from the host. */
  serverName?: string;
}

/** Whether a connection without TLS is not acceptable. */
export function demandsTls(tls: PostgresTls | undefined): boolean {
  return tls?.mode === 'require' || tls?.mode === 'verify-full';
}

/** How connections to PostgreSQL are protected; modes are those of libpq. */
export interface PostgresTls {
  /** Configuration key of these settings, for hints. */
  key: string;
  /** Undefined where nobody chose one. */
  mode?: 'disable' | 'require' | 'verify-full';
  caFile?: string;
  /** What this side shows to servers that ask for a certificate, and its key. */
  certFile?: string;
  keyFile?: string;
  /** Name that the server's certificate must hold, where it is not the host's. */
  serverName?: string;
}

/** Whether a connection without TLS is none. */
export function demandsTls(tls: PostgresTls | undefined): boolean {
  return tls?.mode === 'require' || tls?.mode === 'verify-full';
}

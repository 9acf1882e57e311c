/** TLS towards PostgreSQL, in libpq's words. Files are read when they changed, without a restart. */
export interface PostgresTls {
  /**
   * `require` encrypts and does not check who answers, `verify-full` also checks certificate and name. Where the section is
   * left out connections are not encrypted, but for those of a route's client, which encrypt where the server offers it.
   */
  mode: 'disable' | 'require' | 'verify-full';
  /** Certificates of the authorities that `verify-full` trusts, in PEM; those of Node when it is left out. */
  caFile?: string;
  /** Certificate that is shown to servers that ask for one, in PEM. */
  certFile?: string;
  /** Key of the certificate, without a passphrase, in PEM. */
  keyFile?: string;
  /**
   * Name that the server's certificate must hold; the host's that is connected to when it is left out, and of a route the
   * listener's host, also where its servers are asked directly.
   */
  serverName?: string;
}

/** Role that asks PostgreSQL by SQL. */
export interface ProbeRole {
  user: string;
  /** @visibility secret */
  password: string;
  /** Defaults to `postgres`. */
  database?: string;
  /** TLS to where it is asked: a node, or a listener and the servers behind it that a switch asks. */
  tls?: PostgresTls;
}

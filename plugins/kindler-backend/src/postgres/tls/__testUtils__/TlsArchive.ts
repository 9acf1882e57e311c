import { randomBytes, X509Certificate } from 'node:crypto';
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { connectOnce } from '../../connectOnce';

/** Roles by how `pg_hba.conf` lets them in. */
const ROLES = {
  any: 'host all tls_any all scram-sha-256',
  only: 'hostssl all tls_only all scram-sha-256',
  certified: 'hostssl all tls_certified all scram-sha-256 clientcert=verify-ca',
  open: 'host all tls_open all password',
};

interface Pem {
  cert: string;
  key: string;
}

/** The lab's standalone PostgreSQL with TLS; `close` takes all of it back. */
export class TlsArchive {
  readonly #lab: Lab;
  readonly #hba: string;
  readonly #password = randomBytes(12).toString('hex');

  static async open(lab: Lab, clientAuthority: Pem, server: Pem) {
    const archive = new TlsArchive(lab);
    await archive.#setUp(clientAuthority, server);
    return archive;
  }

  private constructor(lab: Lab) {
    this.#lab = lab;
    this.#hba = readFileSync(this.#path('pg_hba.conf'), 'utf8');
  }

  role(name: keyof typeof ROLES) {
    return {
      user: `tls_${name}`,
      password: this.#password,
      database: 'postgres',
    };
  }

  /** Shows another certificate. */
  async show(server: Pem): Promise<void> {
    this.#write('server.crt', server.cert);
    this.#write('server.key', server.key);
    await this.admin('SELECT pg_reload_conf()');
    const { fingerprint256 } = new X509Certificate(server.cert);
    await waitFor(
      'the certificate to be shown',
      async () => (await this.#shown()) === fingerprint256 || undefined,
      { deadlineMs: 10_000, everyMs: 50 },
    );
  }

  async switchTls(state: 'on' | 'off'): Promise<void> {
    await this.admin(`ALTER SYSTEM SET ssl = ${state}`);
    await this.admin('SELECT pg_reload_conf()');
    await waitFor(
      `ssl to be ${state}`,
      async () => (await this.admin('SHOW ssl'))[0].ssl === state || undefined,
      { deadlineMs: 10_000, everyMs: 50 },
    );
  }

  async admin(statement: string): Promise<any[]> {
    const { archive, credentials } = this.#lab.state;
    const client = new Client({
      ...credentials.archiveSuperuser,
      host: archive.host,
      port: archive.port,
      database: 'postgres',
    });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    this.#write('pg_hba.conf', this.#hba);
    await this.admin('ALTER SYSTEM RESET ssl_ca_file');
    await this.switchTls('off');
    await this.admin('ALTER SYSTEM RESET ssl');
    for (const name of Object.keys(ROLES)) {
      await this.admin(`DROP ROLE IF EXISTS tls_${name}`);
    }
  }

  async #setUp(clientAuthority: Pem, server: Pem) {
    for (const name of Object.keys(ROLES)) {
      await this.admin(`DROP ROLE IF EXISTS tls_${name}`);
      await this.admin(
        `CREATE ROLE tls_${name} LOGIN PASSWORD '${this.#password}'`,
      );
    }
    // The first line that fits counts, so these reject who does not fit one of ours.
    const others = Object.keys(ROLES).map(
      name => `host all tls_${name} all reject`,
    );
    const lines = [...Object.values(ROLES), ...others, this.#hba];
    this.#write('pg_hba.conf', lines.join('\n'));
    this.#write('client-authority.crt', clientAuthority.cert);
    this.#write('server.crt', server.cert);
    this.#write('server.key', server.key);
    await this.admin("ALTER SYSTEM SET ssl_ca_file = 'client-authority.crt'");
    await this.switchTls('on');
    await this.show(server);
  }

  async #shown(): Promise<string> {
    const { host, port } = this.#lab.state.archive;
    return connectOnce(
      {
        ...{ host, port, timeoutMs: 5000 },
        ...this.role('any'),
        tls: { key: 'tls', mode: 'require' },
      },
      async ({ connection }) =>
        (connection.stream as TLSSocket).getPeerCertificate().fingerprint256,
    );
  }

  #write(name: string, text: string) {
    const path = this.#path(name);
    const { uid, gid } = statSync(this.#path('PG_VERSION'));
    writeFileSync(path, text, { mode: 0o600 });
    chownSync(path, uid, gid);
  }

  #path(name: string): string {
    return join(this.#lab.state.archive.dataDir, name);
  }
}

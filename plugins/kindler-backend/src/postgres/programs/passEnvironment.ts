import { lookup } from 'node:dns/promises';
import { writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { SqlTarget } from '../connectOnce';

/** What a program of PostgreSQL needs of this process: nothing that could tell it of another server or password. */
const KEPT = ['PATH', 'LANG', 'TZ', 'PERL5LIB'];

/**
 * Returns the environment in which libpq connects to a target as this backend does. The password is not part of it.
 *
 * @param folder - a private folder that lives as long as the program, for the root certificates
 */
export async function passEnvironment(
  target: SqlTarget,
  folder: string,
): Promise<Record<string, string>> {
  const { host, port, user, database, tls } = target;
  const kept = KEPT.flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const checked = tls?.mode === 'verify-full';
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C.UTF-8',
    PGHOST: (checked && tls.serverName) || host,
    // The name is what the certificate holds, the address is where to connect.
    ...(checked && tls.serverName && { PGHOSTADDR: await addressOf(host) }),
    PGPORT: String(port),
    PGUSER: user,
    PGDATABASE: database,
    PGAPPNAME: 'kindler',
    PGCONNECT_TIMEOUT: '10',
    PGSSLMODE: tls?.mode ?? 'disable',
    ...(checked && {
      PGSSLROOTCERT: tls.caFile ?? (await writeAuthorities(folder)),
    }),
    ...(tls?.certFile && { PGSSLCERT: tls.certFile }),
    ...(tls?.keyFile && { PGSSLKEY: tls.keyFile }),
  };
}

async function addressOf(host: string): Promise<string> {
  return isIP(host) ? host : (await lookup(host)).address;
}

/** libpq has no authorities of its own before version 16. */
async function writeAuthorities(folder: string): Promise<string> {
  const file = join(folder, 'authorities.pem');
  await writeFile(file, rootCertificates.join('\n'));
  return file;
}

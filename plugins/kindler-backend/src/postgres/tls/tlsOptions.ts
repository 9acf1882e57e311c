import { isIP } from 'node:net';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import type { PostgresTls } from './PostgresTls';
import { secureContextOf } from './secureContext';

/** Returns the TLS options of a connection to a host. Only `verify-full` checks who answers. */
export async function tlsOptions(
  tls: PostgresTls | undefined,
  host: string,
): Promise<ConnectionOptions> {
  const name = tls?.serverName ?? host;
  return {
    secureContext: await secureContextOf(tls),
    rejectUnauthorized: tls?.mode === 'verify-full',
    servername: isIP(name) ? undefined : name,
    // `pg` puts the host in the place of `servername`.
    checkServerIdentity: (_, certificate) =>
      checkServerIdentity(name, certificate),
  };
}

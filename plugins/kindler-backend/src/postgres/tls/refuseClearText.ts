import { SourceError } from '../../model/fault';
import type { PostgresTls } from './PostgresTls';

/**
 * What is said to a server that asks for the password in clear text where nobody chose TLS: whoever answers at the address
 * could ask for it. MD5 is answered, as by libpq: it is a hash with the server's salt, not the password.
 */
export function refuseClearText(tls: PostgresTls | undefined): SourceError {
  return new SourceError(
    'auth',
    'The server asks for the password in clear text, and no TLS is configured that would protect it',
    {
      hint: `Let it ask for scram-sha-256 (pg_hba.conf), or set ${
        tls?.key ?? 'tls'
      }.mode to verify-full; until then the password is not sent.`,
    },
  );
}

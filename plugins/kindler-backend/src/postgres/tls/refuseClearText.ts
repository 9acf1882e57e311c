import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import type { PostgresTls } from './PostgresTls';

/**
 * The answer to a server that asks for the password in clear text if nobody chose TLS, because anybody at the address
 * could ask for it. MD5 is answered, as by libpq, because it is a hash with the server's salt and not the password.
 */
export function refuseClearText(tls: PostgresTls | undefined): SourceError {
  return new SourceError('auth', word('fault-clear-text', {}), {
    hint: word('hint-clear-text', { key: tls?.key ?? 'tls' }),
  });
}

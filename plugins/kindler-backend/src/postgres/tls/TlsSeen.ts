import type { TLSSocket } from 'node:tls';
import type { ClientProbe } from '@kindler/backstage-plugin-kindler-common';
import {
  readCertificate,
  type CertificateFacts,
} from '../../model/CertificateFacts';
import type { PostgresTls } from './PostgresTls';

/** The protection of a connection, according to its socket. */
export interface TlsSeen {
  /** E.g. `TLSv1.3`. */
  version: string;
  /** The strictest mode of libpq that it would have passed with these authorities. */
  sslMode: NonNullable<ClientProbe['sslMode']>;
  certificate?: CertificateFacts;
}

/** Requires a socket whose handshake is complete. */
export function seeTls(
  socket: TLSSocket,
  tls: PostgresTls | undefined,
  host: string,
): TlsSeen {
  const otherName = (tls?.serverName ?? host) !== host;
  const verified = otherName ? 'verify-ca' : 'verify-full';
  return {
    version: socket.getProtocol() ?? 'unknown',
    sslMode: socket.authorized ? verified : 'require',
    certificate: readCertificate(socket.getPeerCertificate() ?? {}),
  };
}

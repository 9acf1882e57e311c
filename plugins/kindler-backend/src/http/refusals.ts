import { word } from '@kindler/backstage-plugin-kindler-common';
import { errors } from 'undici';
import { SourceError } from '../model/fault';

/** In TLS 1.3 a server checks our certificate after we consider the connection established, and then simply closes it. */
export function explainRefusal(url: URL, error: unknown): unknown {
  const unanswered =
    error instanceof errors.SocketError && error.socket?.bytesRead === 0;
  return url.protocol === 'https:' && unanswered
    ? new SourceError('tls', word('fault-tls-unanswered', {}))
    : error;
}

/** Explains a status that is not a usable answer. */
export function statusError(status: number): SourceError {
  if (status === 401 || status === 403) {
    return new SourceError('auth', word('fault-status', { status }));
  }
  return new SourceError(
    'http',
    status >= 300 && status < 400
      ? word('fault-redirect', { status })
      : word('fault-status', { status }),
  );
}

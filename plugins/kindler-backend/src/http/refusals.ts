import { errors } from 'undici';
import { SourceError } from '../model/fault';

/**
 * In TLS 1.3 a server looks at our certificate when we already take the connection for made, and then only closes it.
 */
export function explainRefusal(url: URL, error: unknown): unknown {
  const unanswered =
    error instanceof errors.SocketError && error.socket?.bytesRead === 0;
  return url.protocol === 'https:' && unanswered
    ? new SourceError(
        'tls',
        'The source closed the TLS connection without any answer: it wants another client certificate, or is going down',
      )
    : error;
}

/** What a status means that is no answer. */
export function statusError(status: number): SourceError {
  if (status === 401 || status === 403) {
    return new SourceError('auth', `The source answered with status ${status}`);
  }
  if (status >= 300 && status < 400) {
    return new SourceError(
      'http',
      `The source redirects (status ${status}), which is not followed`,
    );
  }
  return new SourceError('http', `The source answered with status ${status}`);
}

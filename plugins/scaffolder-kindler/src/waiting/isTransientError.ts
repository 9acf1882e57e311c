import { isError } from '@backstage/errors';

const TRANSIENT_STATUSES = [429, 502, 503, 504];
const TRANSIENT_NAMES = ['ServiceUnavailableError', 'TimeoutError'];
const TRANSIENT_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
];

/**
 * Whether repeating a failed read may succeed: the service was unavailable, busy or unreachable.
 */
export function isTransientError(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  const { name, code, statusCode, message, cause } = error;
  return (
    TRANSIENT_NAMES.includes(name) ||
    TRANSIENT_STATUSES.includes(Number(statusCode)) ||
    TRANSIENT_CODES.includes(String(code)) ||
    (name === 'TypeError' && message === 'fetch failed') ||
    (cause !== error && isTransientError(cause))
  );
}

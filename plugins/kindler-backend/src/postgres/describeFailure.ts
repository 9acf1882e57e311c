import { toError } from '@backstage/errors';
import { SourceError } from '../model/fault';

/** Describes why a connection failed, and what to do if that is known. */
export function describeFailure(error: unknown): string {
  const { message } = toError(error);
  return error instanceof SourceError && error.hint
    ? `${message}. ${error.hint.text}`
    : message;
}

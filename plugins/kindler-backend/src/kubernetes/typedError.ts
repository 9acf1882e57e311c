import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';

/** The client's errors carry the HTTP status as a number, and whole bodies in their messages. */
export function typedError(error: unknown): unknown {
  const { code, statusCode } = (error ?? {}) as Record<string, unknown>;
  // DOM exceptions have small numbers of their own.
  const status = [code, statusCode].find(
    (value): value is number => typeof value === 'number' && value >= 100,
  );
  if (status === undefined) {
    return error;
  }
  return new SourceError(
    status === 401 || status === 403 ? 'auth' : 'http',
    word('fault-status', { status }),
  );
}

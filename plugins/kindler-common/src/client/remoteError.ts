import { isError } from '@backstage/errors';

/**
 * The error as the Kindler backend threw it: answers over HTTP carry it as their cause.
 * @public
 */
export function remoteError(error: unknown): unknown {
  if (
    isError(error) &&
    error.name === 'ResponseError' &&
    isError(error.cause)
  ) {
    return error.cause;
  }
  return error;
}

/**
 * Whether the Kindler backend threw an error of that name. A 404 of something else than Kindler has no such name.
 * @public
 */
export function isRemoteError(error: unknown, name: string): boolean {
  const remote = remoteError(error);
  return isError(remote) && remote.name === name;
}

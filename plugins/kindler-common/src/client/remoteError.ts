import { isError } from '@backstage/errors';

/**
 * Returns the error that the Kindler backend threw, which HTTP errors carry as their cause.
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
 * Whether the Kindler backend threw an error of this name. A 404 that does not come from Kindler has no such name.
 * @public
 */
export function isRemoteError(error: unknown, name: string): boolean {
  const remote = remoteError(error);
  return isError(remote) && remote.name === name;
}

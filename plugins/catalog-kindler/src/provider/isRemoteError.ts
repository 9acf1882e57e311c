import { isError } from '@backstage/errors';

/**
 * Whether the Kindler backend threw an error of that name, also over HTTP. A 404 of something else than Kindler has no
 * such name.
 */
export function isRemoteError(error: unknown, name: string): boolean {
  if (!isError(error)) {
    return false;
  }
  const remote =
    error.name === 'ResponseError' && isError(error.cause)
      ? error.cause
      : error;
  return remote.name === name;
}

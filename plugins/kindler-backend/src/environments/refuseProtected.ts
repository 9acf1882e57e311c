import { ConflictError } from '@backstage/errors';

/** @throws ConflictError where an environment is never stopped or deleted */
export function refuseProtected(
  name: string,
  isProtected: (name: string) => boolean,
): void {
  if (isProtected(name)) {
    throw new ConflictError(
      `Environment '${name}' is protected by kindler.environments.protectedNames: it is never stopped or deleted, and does not expire`,
    );
  }
}

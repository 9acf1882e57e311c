import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ownerProblem } from '@kindler/backstage-plugin-kindler-common';

/** Value of `spec.owner` if no owner is known. */
export const UNKNOWN_OWNER = 'unknown';

/**
 * The owner as an entity ref, or `unknown` if there is none or the text names neither a group nor a user.
 */
export function ownerRef(owner: string | undefined): string {
  if (!owner) {
    return UNKNOWN_OWNER;
  }
  return ownerProblem(owner)
    ? UNKNOWN_OWNER
    : stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      );
}

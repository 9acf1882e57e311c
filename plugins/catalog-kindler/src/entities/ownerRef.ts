import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ownerProblem } from '@kindler/backstage-plugin-kindler-common';

/** What `spec.owner` says where no owner is known. */
export const UNKNOWN_OWNER = 'unknown';

/**
 * The owner as an entity ref, or `unknown` where there is none or where the text names neither a group nor a user.
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

import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** What `spec.owner` says where no owner is known. */
export const UNKNOWN_OWNER = 'unknown';

/**
 * The owner as an entity ref, or `unknown` where there is none or where the text names neither a group nor a user.
 */
export function ownerRef(owner: string | undefined): string {
  if (!owner) {
    return UNKNOWN_OWNER;
  }
  try {
    const ref = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    const owns = ['group', 'user'].includes(
      ref.kind.toLocaleLowerCase('en-US'),
    );
    const valid =
      KubernetesValidatorFunctions.isValidObjectName(ref.name) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace);
    return owns && valid ? stringifyEntityRef(ref) : UNKNOWN_OWNER;
  } catch {
    return UNKNOWN_OWNER;
  }
}

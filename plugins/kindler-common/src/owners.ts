import {
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';

const OWNERS = ['group', 'user'];

/**
 * Returns why a text cannot be an owner, or undefined if it can. An owner is the entity ref of a group or a user; the
 * kind `group` and the namespace `default` may be left out.
 * @public
 */
export function ownerProblem(owner: string): string | undefined {
  const problem =
    'must be the entity ref of a group or a user, such as group:default/team-checkout';
  try {
    const { kind, namespace, name } = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return OWNERS.includes(kind.toLocaleLowerCase('en-US')) &&
      KubernetesValidatorFunctions.isValidNamespace(namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(name)
      ? undefined
      : problem;
  } catch {
    return problem;
  }
}

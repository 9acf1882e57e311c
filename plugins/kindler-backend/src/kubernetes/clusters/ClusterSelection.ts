import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

/** How Patroni's objects and pods are recognised in a Kubernetes API. */
export interface ClusterSelection {
  /** Label that holds Patroni's scope. */
  scopeLabel: string;
  /** Label of pods that holds their role. */
  roleLabel: string;
  /**
   * Label that all objects of a cluster carry, also those that Patroni does not know, with the name of the cluster. The
   * label of the scope where it is left out.
   */
  clusterLabel?: string;
  /** Further labels that Patroni selects by: what carries another value, or a pod that lacks one, is not Patroni's. */
  labels?: Record<string, string>;
  /** Kind of object that the records are kept in; found out where it is left out. */
  mode?: 'endpoints' | 'configmaps';
}

/** Names one Patroni cluster within an API. */
export interface ClusterPlace {
  namespace: string;
  scope: string;
  /** Group within a Citus formation, whose groups share a scope. */
  group?: number;
}

/** Label of Patroni's that tells the groups of a Citus formation apart. */
const GROUP_LABEL = 'citus-group';
const GROUP = /^(0|[1-9]\d*)$/;

/** The cluster that an object belongs to, by its labels. */
export function placeOf(
  { metadata }: KubernetesObject,
  { scopeLabel }: ClusterSelection,
): ClusterPlace | undefined {
  const scope = metadata?.labels?.[scopeLabel];
  const group = metadata?.labels?.[GROUP_LABEL];
  return scope
    ? {
        namespace: metadata?.namespace ?? '',
        scope,
        group: group && GROUP.test(group) ? Number(group) : undefined,
      }
    : undefined;
}

/** `namespace/scope`, and `namespace/scope/group` in a Citus formation. */
export function keyOf({ namespace, scope, group }: ClusterPlace): string {
  const key = `${namespace}/${scope}`;
  return group === undefined ? key : `${key}/${group}`;
}

/** What the names of Patroni's objects begin with: the scope, and the group in a Citus formation. */
export function baseName({
  scope,
  group,
}: Pick<ClusterPlace, 'scope' | 'group'>): string {
  return group === undefined ? scope : `${scope}-${group}`;
}

/** `namespace/name` of the operator's cluster that an object belongs to, where such objects carry a label of their own. */
export function ownerKeyOf(
  { metadata }: KubernetesObject,
  { clusterLabel, scopeLabel }: ClusterSelection,
): string | undefined {
  const name =
    clusterLabel === undefined || clusterLabel === scopeLabel
      ? undefined
      : metadata?.labels?.[clusterLabel];
  return name && `${metadata?.namespace ?? ''}/${name}`;
}

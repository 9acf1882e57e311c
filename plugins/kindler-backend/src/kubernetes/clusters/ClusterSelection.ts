import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

/** How Patroni's objects and pods are recognized in a Kubernetes API. */
export interface ClusterSelection {
  /** Label with Patroni's scope. */
  scopeLabel: string;
  /** Label of pods with their role. */
  roleLabel: string;
  /**
   * Label with the cluster's name on all objects of a cluster, including those that Patroni does not know. The label of
   * the scope if missing.
   */
  clusterLabel?: string;
  /**
   * Further labels that Patroni selects by. An object with another value, or a pod without one, does not belong to
   * Patroni.
   */
  labels?: Record<string, string>;
  /** Kind of object in which the records are kept; detected if missing. */
  mode?: 'endpoints' | 'configmaps';
}

/** Identifies one Patroni cluster within an API. */
export interface ClusterPlace {
  namespace: string;
  scope: string;
  /** Group within a Citus formation, whose groups share a scope. */
  group?: number;
}

/** Patroni's label that distinguishes the groups of a Citus formation. */
const GROUP_LABEL = 'citus-group';
const GROUP = /^(0|[1-9]\d*)$/;

/** Returns the cluster to which an object belongs, by its labels. */
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

/** The prefix of the names of Patroni's objects: the scope, with the group in a Citus formation. */
export function baseName({
  scope,
  group,
}: Pick<ClusterPlace, 'scope' | 'group'>): string {
  return group === undefined ? scope : `${scope}-${group}`;
}

/** `namespace/name` of the operator's cluster that an object belongs to, if such objects have a label for it. */
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

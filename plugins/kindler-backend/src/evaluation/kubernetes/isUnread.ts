import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';

/** Whether a kind of object could not be read lately, so that what it would tell is not known. */
export function isUnread(
  cluster: Pick<KubernetesCluster, 'unread'> | undefined,
  resource: string,
): boolean {
  return (cluster?.unread ?? []).some(kind => kind.resource === resource);
}

import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';

/** Whether a kind of object could not be read recently, so that whatever it would show is unknown. */
export function isUnread(
  cluster: Pick<KubernetesCluster, 'unread'> | undefined,
  resource: string,
): boolean {
  return (cluster?.unread ?? []).some(kind => kind.resource === resource);
}

import { named } from '../../model/named';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';

/** Where PostgreSQL of a member listens. */
export interface FoundMember {
  name: string;
  host: string;
  port: number;
}

/**
 * Members that can be asked by SQL: at the address that Kubernetes gave their pod, never at one that an annotation
 * names; only the port is taken from there.
 */
export function foundMembers({
  cluster,
  pods,
}: KubernetesCluster): FoundMember[] {
  return pods.flatMap(({ name, ip }) => {
    const port = named(cluster.members, name)?.port;
    return ip && port ? [{ name, host: ip, port }] : [];
  });
}

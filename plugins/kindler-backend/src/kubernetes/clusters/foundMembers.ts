import { named } from '../../model/named';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';

/** The address of a member's PostgreSQL. */
export interface FoundMember {
  name: string;
  host: string;
  port: number;
}

/**
 * Returns the members that can be asked by SQL, at the address that Kubernetes gave their pod. An address in an
 * annotation is never used; only its port is.
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

import type { KubernetesPod } from './KubernetesCluster';

/** What Patroni labels the pod of the lock holder with, by its version and operator; `promoted` until 3.0. */
const LEADER = ['master', 'primary', 'promoted', 'standby_leader'];

/** Whether Services that select the leader by the role label lead to the pod. */
export function isLabelledLeader({ roleLabel }: KubernetesPod): boolean {
  return LEADER.includes(roleLabel ?? '');
}

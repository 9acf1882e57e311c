import type { KubernetesPod } from './KubernetesCluster';

/** What Patroni labels the pod of the lock holder with, by its version and operator; `promoted` until 3.0. */
const LEADER = ['master', 'primary', 'promoted', 'standby_leader'];

/** Whether a value of the role label means the leader. */
export function isLeaderLabel(value: string | undefined): boolean {
  return LEADER.includes(value ?? '');
}

/** Whether a member's pod is labelled as leader; poolers carry the label of whom they lead to. */
export function isLabelledLeader({
  roleLabel,
  member,
}: KubernetesPod): boolean {
  return member !== false && isLeaderLabel(roleLabel);
}

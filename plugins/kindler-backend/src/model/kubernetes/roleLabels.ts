import type { KubernetesPod } from './KubernetesCluster';

/** Values with which Patroni labels the lock holder's pod, depending on version and operator; `promoted` until 3.0. */
const LEADER = ['master', 'primary', 'promoted', 'standby_leader'];

/** Whether a value of the role label means the leader. */
export function isLeaderLabel(value: string | undefined): boolean {
  return LEADER.includes(value ?? '');
}

/** Whether a member's pod is labelled as leader. Poolers carry the label of the member to which they lead. */
export function isLabelledLeader({
  roleLabel,
  member,
}: KubernetesPod): boolean {
  return member !== false && isLeaderLabel(roleLabel);
}

import type { PodFacts } from './readPod';

/** Labels by which programs in pods tell what they are. */
const COMPONENT_LABELS = [
  'application',
  'app',
  'component',
  'app.kubernetes.io/name',
  'app.kubernetes.io/component',
  'connection-pooler',
  'job-name',
  'batch.kubernetes.io/job-name',
  'postgres-operator.crunchydata.com/data',
  'postgres-operator.crunchydata.com/pgbackrest',
];

/** Labels of a cluster's records and its settings, against which pods are compared. */
export interface PodRequirements {
  /** Labels that are configured as Patroni's. */
  labels?: Record<string, string>;
  /** Labels of a record that Patroni made itself: those that it selects by. */
  recordLabels?: Record<string, string>;
}

/**
 * Tells the pods that Patroni runs in from the others that carry the label of the scope: poolers, repositories, jobs.
 * What Patroni wrote into a pod is the proof. A pod without it may be one in which Patroni has not come up yet: it must
 * carry all labels that Patroni selects by, be of the same program, and be made by the same kind of object as the rest.
 */
export function choosePods(
  pods: readonly PodFacts[],
  { labels, recordLabels }: PodRequirements,
): { members: PodFacts[]; others: PodFacts[] } {
  const selected = pods.filter(pod => carries(pod, labels));
  const proven = selected.filter(({ patroni }) => patroni !== undefined);
  const required = hasAny(labels) ? labels : recordLabels;
  const members = selected.filter(
    pod =>
      pod.patroni !== undefined ||
      (required !== undefined && carries(pod, required) && isLike(pod, proven)),
  );
  const known = new Set(members);
  return { members, others: pods.filter(pod => !known.has(pod)) };
}

function hasAny(labels: Record<string, string> | undefined): boolean {
  return labels !== undefined && Object.keys(labels).length > 0;
}

function carries(
  pod: PodFacts,
  required: Record<string, string> | undefined,
): boolean {
  return Object.entries(required ?? {}).every(
    ([label, value]) => pod.labels[label] === value,
  );
}

/** Whether a pod is of the program that the proven ones are; a job is never one. */
function isLike(pod: PodFacts, proven: readonly PodFacts[]): boolean {
  const [sibling] = proven;
  const jobs = ['job-name', 'batch.kubernetes.io/job-name'];
  if (pod.madeBy === 'Job' || jobs.some(label => label in pod.labels)) {
    return false;
  }
  return (
    sibling === undefined ||
    ((pod.madeBy === undefined ||
      sibling.madeBy === undefined ||
      pod.madeBy === sibling.madeBy) &&
      COMPONENT_LABELS.every(
        label => pod.labels[label] === sibling.labels[label],
      ))
  );
}

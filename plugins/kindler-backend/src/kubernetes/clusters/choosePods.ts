import type { PodFacts } from './readPod';

/** Labels with which programs in pods identify themselves. */
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

/** Labels of a cluster's records and its settings, with which pods are compared. */
export interface PodRequirements {
  /** Labels that are configured as Patroni's. */
  labels?: Record<string, string>;
  /** Labels of a record that Patroni created, i.e. those that it selects by. */
  recordLabels?: Record<string, string>;
}

/**
 * Distinguishes the pods that run Patroni from the others with the label of the scope: poolers, repositories, jobs.
 * Data that Patroni wrote into a pod is proof. A pod without it may be one in which Patroni has not started yet: it
 * must carry all labels that Patroni selects by, run the same program, and have the same kind of creator as the rest.
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

/** Whether a pod runs the same program as the proven ones. A job never does. */
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

import { asFields, parseJson, type Fields } from '../../model/fields';
import type { ClusterSelection } from './ClusterSelection';
import type { KubernetesPod } from '../../model/kubernetes/KubernetesCluster';
import type {
  ContainerStatus,
  KubernetesObject,
} from '../../model/kubernetes/KubernetesObject';
import { isReady, podTrouble } from './podTrouble';
import { readOptional } from './readOptional';

/** The kept part of a pod: what is shown, and what identifies its cluster. */
export interface PodFacts {
  view: KubernetesPod;
  labels: Record<string, string>;
  /** Patroni's annotation; missing if there never was one, empty if it cannot be read. */
  patroni?: Fields;
  /** Kind of the object that created it, e.g. `StatefulSet`. */
  madeBy?: string;
}

const INSTANCE_SET = 'postgres-operator.crunchydata.com/instance-set';

/** Reads a pod; undefined if it has no name. */
export function readPod(
  pod: KubernetesObject,
  { roleLabel }: Pick<ClusterSelection, 'roleLabel'>,
): PodFacts | undefined {
  const { metadata, spec, status } = pod;
  if (!metadata?.name) {
    return undefined;
  }
  const labels = metadata.labels ?? {};
  const text = metadata.annotations?.status;
  const owners = metadata.ownerReferences ?? [];
  const ips = [
    status?.podIP,
    ...(status?.podIPs ?? []).map(({ ip }) => ip),
  ].filter(ip => ip !== undefined && ip !== '') as string[];
  return {
    labels,
    patroni:
      text === undefined
        ? undefined
        : readOptional(text, json => asFields(parseJson(json))) ?? {},
    madeBy: (owners.find(({ controller }) => controller) ?? owners[0])?.kind,
    view: {
      name: metadata.name,
      ip: ips[0],
      ips: [...new Set(ips)],
      roleLabel: labels[roleLabel],
      instanceSet: labels[INSTANCE_SET],
      node: spec?.nodeName,
      phase: status?.phase,
      ready: isReady(pod),
      startedAt: asTime(status?.startTime),
      deleting: metadata.deletionTimestamp ? true : undefined,
      containers: [
        ...(status?.initContainerStatuses ?? []).filter(isUnfinished),
        ...(status?.containerStatuses ?? []),
      ].map(readContainer),
      ...podTrouble(pod),
    },
  };
}

/** A successful init container is no longer of interest. One that keeps running is a sidecar. */
function isUnfinished({ state }: ContainerStatus): boolean {
  return state?.terminated?.exitCode !== 0;
}

function readContainer({ name, ready, restartCount, state }: ContainerStatus) {
  return {
    name: name ?? 'unknown',
    ready: ready ?? ('unknown' as const),
    restarts: restartCount ?? 0,
    state: Object.entries(state ?? {}).find(([, value]) => value)?.[0],
    reason: state?.waiting?.reason ?? state?.terminated?.reason,
  };
}

/** Times are dates in lists and texts in events. */
function asTime(value: unknown): string | undefined {
  const time = new Date(value as string | Date).getTime();
  return value === undefined || value === null || Number.isNaN(time)
    ? undefined
    : new Date(time).toISOString();
}

import { NODE_LOST } from '../../model/kubernetes/KubernetesCluster';
import type {
  ContainerStatus,
  KubernetesObject,
} from '../../model/kubernetes/KubernetesObject';

/** Why PostgreSQL in a pod does not run, or may not, in Kubernetes' words. */
export interface PodTrouble {
  trouble: string;
  /** Whether that is certain. A pod that is not ready, or whose node is lost, may still be running. */
  stopped: boolean;
}

/** Names that operators give the container with Patroni and PostgreSQL. */
const DATABASE_CONTAINERS = ['database', 'postgres', 'patroni'];
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/**
 * Returns what contradicts Patroni's last annotation in a pod's status. The annotation stays when the pod is evicted,
 * crashes or loses its node. A status that nobody fills (without a kubelet) says nothing.
 */
export function podTrouble(pod: KubernetesObject): PodTrouble | undefined {
  const { phase, reason } = pod.status ?? {};
  if (phase === 'Failed' || phase === 'Succeeded') {
    const state = phase === 'Failed' ? 'failed' : 'finished';
    return { trouble: withReason(`pod ${state}`, reason), stopped: true };
  }
  if (isNodeLost(pod)) {
    return { trouble: NODE_LOST, stopped: false };
  }
  if (pod.metadata?.deletionTimestamp) {
    return { trouble: 'pod terminating', stopped: false };
  }
  return containerTrouble(pod) ?? schedulingTrouble(pod) ?? readiness(pod);
}

/** The condition `Ready` of a pod. */
export function isReady(pod: KubernetesObject): boolean | 'unknown' {
  const status = conditionOf(pod, 'Ready')?.status;
  if (status === 'True') {
    return true;
  }
  return status === 'False' ? false : 'unknown';
}

/** A lost node no longer reports. Its controller marks the pod, while the containers keep their last state. */
function isNodeLost(pod: KubernetesObject): boolean {
  const ready = conditionOf(pod, 'Ready');
  const marked =
    ready?.status === 'False' &&
    ready.reason !== 'ReadinessGatesNotReady' &&
    conditionOf(pod, 'ContainersReady')?.status === 'True';
  return (
    pod.status?.phase === 'Unknown' ||
    pod.status?.reason === 'NodeLost' ||
    ready?.status === 'Unknown' ||
    marked
  );
}

function containerTrouble(pod: KubernetesObject): PodTrouble | undefined {
  const init = (pod.status?.initContainerStatuses ?? []).filter(
    ({ state }) =>
      state?.waiting?.reason !== undefined &&
      state.waiting.reason !== 'PodInitializing',
  );
  const state = (init[0] ?? databaseContainer(pod))?.state;
  if (state?.waiting) {
    const trouble = withReason('container waiting', state.waiting.reason);
    return { trouble, stopped: true };
  }
  if (state?.terminated) {
    const { reason } = state.terminated;
    const trouble = withReason('container terminated', reason);
    return { trouble, stopped: true };
  }
  return undefined;
}

function schedulingTrouble(pod: KubernetesObject): PodTrouble | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  return scheduled?.status === 'False'
    ? { trouble: withReason('pod pending', scheduled.reason), stopped: true }
    : undefined;
}

/** Of several containers only the database's counts, because a crashed sidecar takes nobody's data away. */
function readiness(pod: KubernetesObject): PodTrouble | undefined {
  const { ready = isReady(pod) } = databaseContainer(pod) ?? {};
  return ready === false
    ? { trouble: 'pod not ready', stopped: false }
    : undefined;
}

function databaseContainer({
  metadata,
  spec,
  status,
}: KubernetesObject): ContainerStatus | undefined {
  const names = [
    metadata?.annotations?.[DEFAULT_CONTAINER],
    ...DATABASE_CONTAINERS,
    spec?.containers?.[0]?.name,
  ];
  const statuses = status?.containerStatuses ?? [];
  const found = names.flatMap(
    name => statuses.find(each => each.name === name) ?? [],
  );
  return found[0] ?? statuses[0];
}

function conditionOf({ status }: KubernetesObject, type: string) {
  return status?.conditions?.find(condition => condition.type === type);
}

function withReason(text: string, reason: string | undefined): string {
  return reason ? `${text} (${reason})` : text;
}

import type {
  KubernetesLayers,
  KubernetesPod as ShownPod,
  KubernetesService,
} from '@kindler/backstage-plugin-kindler-common';
import { isoTime } from '../../model/Reading';
import { judgeService } from '../kubernetes/judgeService';
import type {
  KubernetesCluster,
  KubernetesPod,
  KubernetesServiceView,
} from '../../model/kubernetes/KubernetesCluster';
import { podsOf } from '../../model/kubernetes/podsOf';
import type { KubernetesReading } from '../../model/kubernetes/PostgresClusterView';

/**
 * Returns the Kubernetes objects behind a cluster as last seen, together with their age.
 *
 * @param holder - the current lock holder, if known
 */
export function toKubernetesLayers(
  reading: KubernetesReading | undefined,
  holder: string | undefined,
): KubernetesLayers | undefined {
  const { value, observedAt, source } = reading ?? {};
  if (!value || observedAt === undefined) {
    return undefined;
  }
  const { namespace, mode, pods, services = [], unread } = value;
  return {
    namespace,
    records: mode,
    pods: pods.map(toPod),
    services: services.map(service => toService(service, value, holder)),
    unread,
    source: source!.id,
    observedAt: isoTime(observedAt),
  };
}

function toPod(pod: KubernetesPod): ShownPod {
  const { name, ip, member, instanceSet, node, phase, ready } = pod;
  return {
    name,
    member: member === false ? undefined : name,
    instanceSet,
    node,
    ip,
    phase,
    ready: ready ?? 'unknown',
    startedAt: pod.startedAt,
    deleting: pod.deleting,
    trouble: pod.trouble,
    containers: pod.containers ?? [],
  };
}

function toService(
  service: KubernetesServiceView,
  cluster: KubernetesCluster,
  holder: string | undefined,
): KubernetesService {
  const { name, type, leadsTo, via, addresses = [] } = service;
  return {
    name,
    type,
    leadsTo,
    via,
    endpoints: addresses.map(({ ip, port }) => toEndpoint(ip, port)),
    pods: podsOf(service, cluster.pods),
    agrees: judgeService(service, cluster, holder),
  };
}

function toEndpoint(ip = 'unknown', port?: number): string {
  const host = ip.includes(':') ? `[${ip}]` : ip;
  return port === undefined ? host : `${host}:${port}`;
}

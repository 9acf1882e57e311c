import { assembleCluster } from './assembleCluster';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readPod } from './readPod';

/** The objects of one Patroni cluster. */
export interface KubernetesObjects {
  namespace: string;
  scope: string;
  /** Endpoints or ConfigMaps, whichever Patroni uses. */
  records: KubernetesObject[];
  pods: KubernetesObject[];
  roleLabel: string;
}

const CLUSTER_LABEL = 'postgres-operator.crunchydata.com/cluster';

/** Reads a Patroni cluster from its objects; undefined if none of them belongs to Patroni. */
export function readKubernetesCluster({
  namespace,
  scope,
  records,
  pods,
  roleLabel,
}: KubernetesObjects): KubernetesCluster | undefined {
  const inConfigMaps = records.some(
    ({ metadata }) => metadata?.name === `${scope}-leader`,
  );
  return assembleCluster(
    {
      place: { namespace, scope },
      owner: [...records, ...pods]
        .map(({ metadata }) => metadata?.labels?.[CLUSTER_LABEL])
        .find(label => label !== undefined),
      endpoints: inConfigMaps ? [] : records,
      configMaps: inConfigMaps ? records : [],
      pods: pods.flatMap(pod => readPod(pod, { roleLabel }) ?? []),
    },
    { scopeLabel: '', roleLabel },
  );
}

import type {
  ClusterSnapshot,
  KubernetesSnapshot,
} from '../../../model/ClusterSnapshot';
import { observeLock } from '../../../model/kubernetes/LockObservation';
import { readKubernetesCluster } from '../../../kubernetes/clusters/readKubernetesCluster';
import { readPostgresCluster } from '../../../kubernetes/clusters/readPostgresCluster';
import { NOW } from '../snapshots';
import { copyOf, type World } from './World';
import { ask } from './ask';
import { annotate, recordOf } from './changes/kubernetes';

/** Seconds between two renewals of the lock. */
const LOOP_SECONDS = 5;

/** What the watches of the Kubernetes API would have told until now. */
export function observeKubernetes(
  world: World,
  before: ClusterSnapshot | undefined,
  at: number,
): KubernetesSnapshot | undefined {
  const { kubernetes } = world;
  if (!kubernetes) {
    return undefined;
  }
  const last = before?.kubernetes;
  const id = `kubernetes:lab/${kubernetes.namespace}/${kubernetes.scope}`;
  const shown = kubernetes.renewing ? renewed(world, at) : world;
  const { namespace, scope, records, pods, roleLabel } = shown.kubernetes!;
  const value = readKubernetesCluster({
    namespace,
    scope,
    records,
    pods,
    roleLabel,
  });
  const { fault, operator, operatorFault } = kubernetes;
  return {
    reading: {
      ...ask(last?.reading, id, at, { value, fault }),
      operator:
        operator &&
        ask(last?.reading.operator, `${id}/operator`, at, {
          value: readPostgresCluster(operator),
          fault: operatorFault,
        }),
    },
    sighting:
      fault || !value ? last?.sighting : observeLock(value, last?.sighting, at),
  };
}

/** The holder writes the record of its lock once in each loop. */
function renewed(world: World, at: number): World {
  const copy = copyOf(world);
  const record = recordOf(copy, 'leader');
  const loop = Math.floor((at - NOW) / (LOOP_SECONDS * 1000));
  if (record?.metadata?.annotations?.leader) {
    annotate(record, { renewTime: new Date(NOW + loop * 5000).toISOString() });
  }
  return copy;
}

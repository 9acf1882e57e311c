import type {
  KubernetesObject,
  V1ResourceQuota,
} from '@kubernetes/client-node';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ObservedEnvironment } from '@kindler/backstage-plugin-kindler-node';
import { endingReason } from './judgeNamespace';
import type { PostgresCluster } from './manifests/postgresManifest';
import { driftOf, type NamespaceWork } from './NamespaceWork';
import { activePods, namePods } from './steps/podsStep';
import { postgresTrouble } from './steps/postgresStep';

const NAMED = 3;

/** Looks at the namespace and all that was put into it; lists pods only where it is stopped. */
export async function observeNamespace(
  work: NamespaceWork,
  signal: AbortSignal,
): Promise<ObservedEnvironment> {
  const found = await work.find(signal);
  if (!found || found.foreign) {
    return { state: 'absent', ...(found && { message: found.foreign }) };
  }
  if (found.isEnding) {
    const reason = endingReason(found.object);
    const message = word('namespace-ending', { reason });
    return { state: 'partial', message };
  }
  const live = await Promise.all(
    work.contents(false).map(each => work.client.read(each, signal)),
  );
  const own = driftOf(work.whole(found.uid), found.object);
  const isStopped = isQuotaClosed(live);
  const drift = [
    ...own,
    ...work
      .contents(isStopped)
      .flatMap((wanted, index) => driftOf(wanted, live[index])),
  ];
  if (drift.length > 0) {
    return {
      state: 'partial',
      message: word('seen-all', { all: drift.slice(0, NAMED) }),
    };
  }
  const message = isStopped
    ? await stillRuns(work, signal)
    : databaseTrouble(work, live);
  if (message) {
    return { state: 'partial', message };
  }
  return { state: isStopped ? 'stopped' : 'running' };
}

function isQuotaClosed([quota]: Array<KubernetesObject | undefined>): boolean {
  return (quota as V1ResourceQuota | undefined)?.spec?.hard?.pods === '0';
}

async function stillRuns(work: NamespaceWork, signal: AbortSignal) {
  const pods = await activePods(work, signal);
  return pods.length > 0
    ? word('namespace-runs', { pods: namePods(pods) })
    : undefined;
}

function databaseTrouble(
  { spec }: NamespaceWork,
  live: Array<KubernetesObject | undefined>,
): string | undefined {
  return (
    spec.postgres &&
    postgresTrouble(live.at(-1) as PostgresCluster, spec.postgres.replicas)
  );
}

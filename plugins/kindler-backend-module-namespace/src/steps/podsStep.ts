import { word } from '@kindler/backstage-plugin-kindler-common';
import type { V1Pod } from '@kubernetes/client-node';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import { waitUntil } from '@kindler/backstage-plugin-kindler-node/clusters';
import type { NamespaceWork } from '../NamespaceWork';
import { isOfPostgres } from './postgresStep';

const POD = { apiVersion: 'v1', kind: 'Pod' };
const NAMED = 5;

/** Pods that run or are to run. */
export async function activePods(
  work: NamespaceWork,
  signal: AbortSignal,
): Promise<V1Pod[]> {
  const pods = await work.client.list<V1Pod>(
    POD,
    { namespace: work.name },
    signal,
  );
  return pods.filter(
    ({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
  );
}

export function namePods(pods: V1Pod[]): string {
  const names = pods.slice(0, NAMED).map(({ metadata }) => metadata?.name);
  const more = pods.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Ends the pods that run. Their Deployments and other owners stay as they are, and get none while the quota lets none in. */
export function podsStep(work: NamespaceWork): ProviderStep {
  const reasonToWait = async (signal: AbortSignal) => {
    const pods = await activePods(work, signal);
    for (const pod of pods) {
      if (!pod.metadata?.deletionTimestamp && !isOfPostgres(pod)) {
        const { name = '', uid } = pod.metadata ?? {};
        const metadata = { name, namespace: work.name };
        await work.client.remove({ ...POD, metadata }, uid, signal);
      }
    }
    return pods.length > 0 ? `pods end: ${namePods(pods)}` : undefined;
  };
  return {
    id: 'pods',
    name: word('step-namespace-pods', {}),
    timeoutMs: work.settings.readyTimeoutMs + 60_000,
    check: async ({ signal }) => (await activePods(work, signal)).length === 0,
    do: async ({ signal, log }) => {
      await work.require(signal);
      await waitUntil('The end of the pods', reasonToWait, {
        signal,
        timeoutMs: work.settings.readyTimeoutMs,
        onReason: reason => log(reason),
      });
    },
    verify: async ({ signal }) => {
      const pods = await activePods(work, signal);
      if (pods.length > 0) {
        throw new Error(
          `In namespace '${work.name}' pods still run: ${namePods(pods)}`,
        );
      }
      return word('gone-pods', {});
    },
  };
}

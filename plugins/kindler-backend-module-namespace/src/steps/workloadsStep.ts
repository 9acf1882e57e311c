import { word } from '@kindler/backstage-plugin-kindler-common';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { NamespaceWork } from '../NamespaceWork';

const WORKLOADS = ['ReplicaSet', 'StatefulSet', 'DaemonSet'].map(kind => ({
  apiVersion: 'apps/v1',
  kind,
}));
const WOKEN = 'kindler.dev/woken';

interface Workload extends KubernetesObject {
  spec?: { replicas?: number };
  status?: {
    replicas?: number;
    currentNumberScheduled?: number;
    desiredNumberScheduled?: number;
  };
}

/**
 * Makes controllers try again at once: those that were refused pods while the environment was stopped wait for up to a
 * quarter of an hour.
 */
export function workloadsStep(work: NamespaceWork): ProviderStep {
  const short = async (signal: AbortSignal) => {
    const lists = await Promise.all(
      WORKLOADS.map(async kind =>
        (
          await work.client.list<Workload>(
            kind,
            { namespace: work.name },
            signal,
          )
        ).map(workload => ({ kind, workload })),
      ),
    );
    return lists.flat().filter(({ workload }) => lacksPods(workload));
  };
  return {
    id: 'workloads',
    name: word('step-namespace-wake', {}),
    check: async ({ signal }) => (await short(signal)).length === 0,
    do: async ({ signal }) => {
      await work.require(signal);
      const time = new Date().toISOString();
      for (const { kind, workload } of await short(signal)) {
        const name = workload.metadata?.name ?? '';
        await work.client.annotate(
          { ...kind, metadata: { name, namespace: work.name } },
          { [WOKEN]: time },
          signal,
        );
      }
    },
    verify: async ({ signal }) => {
      const names = (await short(signal)).map(
        ({ kind, workload }) => `${kind.kind} '${workload.metadata?.name}'`,
      );
      return names.length > 0
        ? word('made-woken', { names: names.join(', ') })
        : word('made-workloads', {});
    },
  };
}

function lacksPods({ spec, status }: Workload): boolean {
  const wanted = status?.desiredNumberScheduled ?? spec?.replicas ?? 0;
  const there = status?.currentNumberScheduled ?? status?.replicas ?? 0;
  return there < wanted;
}

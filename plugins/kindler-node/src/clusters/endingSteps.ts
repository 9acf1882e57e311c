import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '../environments';
import type { ClusterWork } from './ClusterWork';
import { isStopped } from './judgeCluster';
import { removeCluster } from './removeCluster';

/** The step to a cluster that keeps what it has and uses nothing but disk. */
export function stoppedSteps(work: ClusterWork, name: string): ProviderStep[] {
  const { tool, turns } = work.options;
  return [
    {
      id: 'stop',
      name: word('step-cluster-stop', {}),
      check: async ({ signal }) => isStopped(await work.require(name, signal)),
      do: async context => {
        await work.require(name, context.signal);
        await turns.take(context.signal, () => tool.stop(name, context));
      },
      verify: async ({ signal }) => {
        if (!isStopped(await work.require(name, signal))) {
          throw new Error(`Cluster '${name}' still runs`);
        }
        return word('made-stopped', { name });
      },
    },
  ];
}

/** The step to nothing: also where the cluster is gone already, what tools left behind is removed. */
export function absentSteps(work: ClusterWork, name: string): ProviderStep[] {
  const { tool } = work.options;
  return [
    {
      id: 'remove',
      name: word('step-cluster-remove', { kind: tool.kind }),
      do: context => removeCluster(work, name, context),
      verify: async ({ signal }) => {
        const found = await tool.find(name, signal);
        if (found?.mark) {
          throw new Error(`Cluster '${name}' is still there`);
        }
        return word('gone-cluster', { name });
      },
    },
  ];
}

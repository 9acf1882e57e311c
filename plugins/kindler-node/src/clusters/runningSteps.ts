import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderContext, ProviderStep } from '../environments';
import type { ClusterSpec } from './ClusterSpec';
import type { FoundCluster } from './ClusterTool';
import type { ClusterWork } from './ClusterWork';
import { idleNodes, kubernetesNodes, missingNodes } from './judgeCluster';
import { removeCluster } from './removeCluster';
import { waitUntil } from './waitUntil';

const HOUR_MS = 3_600_000;

export interface WantedCluster {
  name: string;
  spec: ClusterSpec;
  /** Whether it is to be made: one that was there before is not removed when it cannot be led on. */
  isNew: boolean;
}

/** The steps to a cluster that runs, from none, from one that was half-made, and from one that was stopped. */
export function runningSteps(
  work: ClusterWork,
  wanted: WantedCluster,
): ProviderStep[] {
  const { name } = wanted;
  return [
    clusterStep(work, wanted),
    ...limitSteps(work, name),
    apiStep(work, name),
    nodesStep(work, name),
  ];
}

function clusterStep(
  work: ClusterWork,
  { name, spec, isNew }: WantedCluster,
): ProviderStep {
  const { tool, turns } = work.options;
  return {
    id: 'cluster',
    name: word(isNew ? 'step-cluster-create' : 'step-cluster-start', {
      kind: tool.kind,
    }),
    // A tool that was broken off may have made all containers: what counts is that the cluster answers.
    check: async ({ signal }) => {
      const found = await work.find(name, signal);
      return (
        found !== undefined &&
        !missingNodes(found) &&
        !idleNodes(found) &&
        !(await work.apiTrouble(name, signal))
      );
    },
    do: context =>
      turns.take(context.signal, async () => {
        const found = await work.find(name, context.signal);
        const missing = found && missingNodes(found);
        if (found && !missing) {
          if (idleNodes(found)) {
            await tool.start(name, context);
          }
          return;
        }
        if (found) {
          await expectHalfMade(work, name, found, missing!.text, context);
          await context.log('It was half-made and is made anew', 'warn');
          await tool.remove(name, context);
        }
        await tool.create(name, spec, context);
      }),
    verify: async ({ signal }) => {
      const found = await work.require(name, signal);
      const missing = missingNodes(found) ?? idleNodes(found);
      if (missing) {
        throw new Error(`Cluster '${name}' is not whole: ${missing.text}`);
      }
      const nodes = kubernetesNodes(found).length;
      return word('made-cluster', { name, nodes });
    },
    undo: isNew ? context => removeCluster(work, name, context) : undefined,
  };
}

/** A cluster that worked, or that is old, holds somebody's data: it is not removed because a node of it is gone. */
async function expectHalfMade(
  work: ClusterWork,
  name: string,
  { createdAt }: FoundCluster,
  missing: string,
  { signal }: ProviderContext,
): Promise<void> {
  const isOld = Date.now() - createdAt > HOUR_MS;
  if (isOld || !(await work.apiTrouble(name, signal))) {
    throw new Error(
      `Cluster '${name}' has lost nodes: ${missing}. It is left as it is; delete the environment and create it again`,
    );
  }
}

function limitSteps(work: ClusterWork, name: string): ProviderStep[] {
  const { docker, nodeLimits } = work.options;
  if (!nodeLimits) {
    return [];
  }
  const { cpus, memory } = nodeLimits;
  const namesOf = async (signal: AbortSignal) =>
    kubernetesNodes(await work.require(name, signal)).map(node => node.name);
  const areLimited = async (signal: AbortSignal) =>
    (await docker.inspect(await namesOf(signal), signal)).every(
      ({ HostConfig: { NanoCpus, Memory } }) =>
        NanoCpus === cpus * 1e9 && Memory === memory * 1024 ** 2,
    );
  return [
    {
      id: 'limits',
      name: word('step-cluster-limit', {}),
      check: ({ signal }) => areLimited(signal),
      do: async context =>
        docker.limit(await namesOf(context.signal), nodeLimits, context),
      verify: async ({ signal }) => {
        if (!(await areLimited(signal))) {
          throw new Error('Docker does not show the limits');
        }
        return word('made-limits', { cpus, memory });
      },
    },
  ];
}

function apiStep(work: ClusterWork, name: string): ProviderStep {
  const trouble = (signal: AbortSignal) => work.apiTrouble(name, signal);
  return {
    id: 'api',
    name: word('step-cluster-api', {}),
    check: async ({ signal }) => !(await trouble(signal)),
    do: context =>
      waitUntil('A ready API', trouble, {
        signal: context.signal,
        timeoutMs: work.options.readyTimeoutMs,
        onReason: reason => context.log(reason),
      }),
    verify: async ({ signal }) => {
      const reason = await trouble(signal);
      if (reason) {
        throw new Error(`Cluster '${name}': ${reason}`);
      }
      return word('made-api', {});
    },
  };
}

function nodesStep(work: ClusterWork, name: string): ProviderStep {
  const trouble = async (signal: AbortSignal) =>
    work.nodeTrouble(name, await work.require(name, signal), signal);
  return {
    id: 'nodes',
    name: word('step-cluster-nodes', {}),
    check: async ({ signal }) => !(await trouble(signal)),
    do: context =>
      waitUntil('Ready nodes', trouble, {
        signal: context.signal,
        timeoutMs: work.options.readyTimeoutMs,
        onReason: reason => context.log(reason),
      }),
    verify: async ({ signal }) => {
      const reason = await trouble(signal);
      if (reason) {
        throw new Error(`Cluster '${name}': ${reason}`);
      }
      return word('made-nodes', {});
    },
  };
}

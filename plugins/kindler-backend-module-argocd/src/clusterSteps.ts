import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  ProviderContext,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { expectOurs, isOurs, type ArgocdWork } from './ArgocdWork';
import { clusterData } from './clusterData';
import { clusterSecret, holds, secretOf, type ClusterSecret } from './objects';

/** Gives Argo CD the cluster and its credentials, which are read anew each time and kept nowhere else. */
export function clusterStep(work: ArgocdWork): ProviderStep {
  const { api, environment, settings, server } = work;
  const key = secretOf(environment, settings);
  const wanted = async (context: ProviderContext) =>
    clusterSecret(
      environment,
      settings,
      clusterData(environment.name, await environment.access!(context), server),
    );
  const isThere = async (context: ProviderContext) => {
    const found = expectOurs(
      await api.find<ClusterSecret>(key, context.signal),
      environment.name,
    );
    return (
      found !== undefined && holds(found.data, (await wanted(context)).data)
    );
  };
  return {
    id: 'cluster',
    name: word('step-argocd-cluster', {}),
    check: isThere,
    do: async context => {
      await isThere(context);
      await api.apply(await wanted(context), context.signal);
    },
    verify: async context => {
      if (!(await isThere(context))) {
        throw new Error(`Secret '${key.metadata.name}' is not as it should be`);
      }
      return word('made-argocd-cluster', { name: environment.name });
    },
    undo: context => dropCluster(work, context),
  };
}

export function noClusterStep(work: ArgocdWork): ProviderStep {
  const { api, environment, settings } = work;
  const key = secretOf(environment, settings);
  return {
    id: 'cluster',
    name: word('step-argocd-no-cluster', {}),
    do: context => dropCluster(work, context),
    verify: async ({ signal }) => {
      const found = await api.find(key, signal);
      if (found && isOurs(found, environment.name)) {
        throw new Error(`Secret '${key.metadata.name}' is still there`);
      }
      return word('gone-argocd-cluster', { name: environment.name });
    },
  };
}

export async function dropCluster(
  { api, environment, settings }: ArgocdWork,
  { signal }: ProviderContext,
): Promise<void> {
  const key = secretOf(environment, settings);
  const found = await api.find(key, signal);
  if (found && isOurs(found, environment.name)) {
    await api.delete(key, signal);
  }
}

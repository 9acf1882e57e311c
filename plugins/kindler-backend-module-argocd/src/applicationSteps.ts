import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import { expectOurs, wait, type ArgocdWork } from './ArgocdWork';
import { isStuck, judgeApplication, lacksSync } from './judgeApplication';
import {
  ASKED,
  holds,
  REFRESH,
  SYNC_ASKED,
  type Application,
  type WantedApplication,
} from './objects';
import { removeAndWait } from './removalSteps';

export function applicationStep(
  work: ArgocdWork,
  wanted: WantedApplication,
): ProviderStep {
  const { api, environment } = work;
  const find = async (signal: AbortSignal) =>
    expectOurs(await api.find<Application>(wanted, signal), environment.name);
  const isThere = (found: Application | undefined) =>
    found !== undefined &&
    !found.metadata?.deletionTimestamp &&
    holds(found.spec, wanted.spec);
  return {
    id: 'application',
    name: word('step-argocd-application', {}),
    // One whose sync failed is asked for anew: Argo CD does not try the same revision twice.
    check: async ({ signal }) => {
      const found = await find(signal);
      return isThere(found) && !isStuck(found!);
    },
    do: async ({ signal }) => {
      const found = await find(signal);
      if (found?.metadata?.deletionTimestamp) {
        throw wait(work, 'Argo CD still deletes an earlier Application');
      }
      await api.apply(
        {
          ...wanted,
          metadata: {
            ...wanted.metadata,
            annotations: {
              [REFRESH]: 'normal',
              [ASKED]: new Date().toISOString(),
            },
          },
        },
        signal,
      );
    },
    verify: async ({ signal }) => {
      if (!isThere(await find(signal))) {
        throw new Error(
          `Application '${wanted.metadata.name}' is not as it should be`,
        );
      }
      return word('made-argocd-application', { name: wanted.metadata.name });
    },
    undo: context => removeAndWait(work, context),
  };
}

/** Waits without holding up anything; each new reason to wait is a line of the log. */
export function syncStep(
  work: ArgocdWork,
  wanted: WantedApplication,
): ProviderStep {
  const { api } = work;
  const look = async (signal: AbortSignal) => {
    const found = await api.find<Application>(wanted, signal);
    if (!found) {
      throw new Error(`Application '${wanted.metadata.name}' is gone`);
    }
    return { found, sight: judgeApplication(found, wanted.spec) };
  };
  return {
    id: 'sync',
    name: word('step-argocd-sync', {}),
    check: async ({ signal }) => (await look(signal)).sight.state === 'done',
    do: async ({ signal }) => {
      const { found, sight } = await look(signal);
      if (sight.state === 'failed') {
        throw new Error(`Argo CD: ${sight.text}`);
      }
      if (sight.state === 'waiting') {
        if (lacksSync(found)) {
          await requestSync(work, wanted, found, signal);
        }
        throw wait(work, `Argo CD: ${sight.text}`);
      }
    },
    verify: async ({ signal }) => {
      const { sight } = await look(signal);
      if (sight.state !== 'done') {
        throw wait(work, `Argo CD: ${sight.text}`);
      }
      const { name } = wanted.metadata;
      return word('made-argocd-synced', { name, status: sight.text });
    },
  };
}

/** Refused where somebody was faster; then it is looked at again. */
async function requestSync(
  { api }: ArgocdWork,
  { apiVersion, kind, metadata: { name, namespace } }: WantedApplication,
  { metadata }: Application,
  signal: AbortSignal,
): Promise<void> {
  const change = {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      resourceVersion: metadata?.resourceVersion,
      annotations: { [SYNC_ASKED]: metadata?.annotations?.[ASKED] ?? '' },
    },
    operation: {
      initiatedBy: { username: 'kindler' },
      sync: { prune: true },
      retry: { limit: 3 },
    },
  };
  await api.merge(change, signal).catch(error => {
    if (!/the object has been modified/.test(error.message)) {
      throw error;
    }
  });
}

import { until } from '@kindler/backstage-plugin-kindler-common';
import {
  NotYet,
  type ProviderContext,
  type ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { expectOurs, isOurs, type ArgocdWork } from './ArgocdWork';
import { isStuck, judgeApplication } from './judgeApplication';
import {
  applicationOf,
  CASCADE,
  holds,
  REFRESH,
  secretOf,
  type Application,
  type WantedApplication,
} from './objects';

const AGAIN_MS = 3_000;

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
    name: 'Write the Argo CD Application',
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
              'kindler.dev/asked-at': new Date().toISOString(),
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
      return `Application '${wanted.metadata.name}' is written`;
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
    name: 'Wait until Argo CD has synced it and it is healthy',
    check: async ({ signal }) => (await look(signal)).sight.state === 'done',
    do: async ({ signal }) => {
      const { found, sight } = await look(signal);
      if (sight.state === 'failed') {
        throw new Error(`Argo CD: ${sight.text}`);
      }
      if (sight.state === 'waiting') {
        if (isStuck(found)) {
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
      return `Application '${wanted.metadata.name}' is ${sight.text}`;
    },
  };
}

/** Argo CD removes what it made, then the Application goes. */
export function noApplicationStep(work: ArgocdWork): ProviderStep {
  const key = applicationOf(work.environment, work.settings);
  return {
    id: 'application',
    name: 'Remove the Argo CD Application',
    check: async ({ signal }) => !(await findOurs(work, signal)),
    do: async context => {
      await requestRemoval(work, context);
      const reason = await whyItStays(work, context.signal);
      if (reason) {
        throw wait(work, reason);
      }
    },
    verify: async ({ signal }) => {
      const reason = await whyItStays(work, signal);
      if (reason) {
        throw wait(work, reason);
      }
      return `There is no Application '${key.metadata.name}' of it`;
    },
  };
}

/** While a step is undone nothing can rest. */
async function removeAndWait(
  work: ArgocdWork,
  context: ProviderContext,
): Promise<void> {
  await requestRemoval(work, context);
  let reason: string | undefined;
  await until(
    async () => {
      reason = await whyItStays(work, context.signal);
      return reason ? undefined : true;
    },
    {
      everyMs: 500,
      ms: work.settings.deadlineMs,
      signal: context.signal,
      late: () => new Error(reason),
    },
  );
}

async function requestRemoval(
  work: ArgocdWork,
  { signal, log }: ProviderContext,
): Promise<void> {
  const { api, environment, settings } = work;
  const found = await findOurs(work, signal);
  if (!found || found.metadata?.deletionTimestamp) {
    return;
  }
  const key = applicationOf(environment, settings);
  const { finalizers = [], resourceVersion } = found.metadata ?? {};
  if (!finalizers.some(each => each.startsWith(CASCADE))) {
    const metadata = {
      ...key.metadata,
      resourceVersion,
      finalizers: [...finalizers, CASCADE],
    };
    await api.merge({ ...key, metadata }, signal);
  }
  if (
    environment.access &&
    !(await api.find(secretOf(environment, settings), signal))
  ) {
    await log(
      'Argo CD does not know the cluster any more: what it made there stays',
      'warn',
    );
  }
  await api.delete(key, signal);
}

async function whyItStays(
  work: ArgocdWork,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await findOurs(work, signal);
  if (!found) {
    return undefined;
  }
  const trouble = (found.status?.conditions ?? [])
    .filter(({ type }) => type === 'DeletionError')
    .map(({ message }) => message);
  const { name } = secretOf(work.environment, work.settings).metadata;
  return trouble.length > 0
    ? `Argo CD cannot delete what it made: ${trouble.join(
        '; ',
      )}. Where the cluster is gone for good, delete Secret '${name}' by hand: Argo CD then lets go`
    : 'Argo CD deletes what it made';
}

async function findOurs(
  { api, environment, settings }: ArgocdWork,
  signal: AbortSignal,
): Promise<Application | undefined> {
  const key = applicationOf(environment, settings);
  const found = await api.find<Application>(key, signal);
  return found && isOurs(found, environment.name) ? found : undefined;
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
    metadata: { name, namespace, resourceVersion: metadata?.resourceVersion },
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

function wait({ settings }: ArgocdWork, reason: string): NotYet {
  return new NotYet(reason, {
    againMs: AGAIN_MS,
    atMostMs: settings.deadlineMs,
  });
}

import { isError } from '@backstage/errors';
import { until, word } from '@kindler/backstage-plugin-kindler-common';
import type {
  ProviderContext,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { isOurs, wait, type ArgocdWork } from './ArgocdWork';
import { dropCluster } from './clusterSteps';
import { namesOf } from './judgeApplication';
import { applicationOf, CASCADE, secretOf, type Application } from './objects';

/** Argo CD removes what it made, then the Application goes. */
export function noApplicationStep(work: ArgocdWork): ProviderStep {
  const key = applicationOf(work.environment, work.settings);
  return {
    id: 'application',
    name: word('step-argocd-no-application', {}),
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
      return word('gone-argocd-application', { name: key.metadata.name });
    },
  };
}

/** While a step is undone nothing can rest. */
export async function removeAndWait(
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

/** While a cluster is known that does not answer, Argo CD keeps the Application for ever. */
async function requestRemoval(
  work: ArgocdWork,
  context: ProviderContext,
): Promise<void> {
  const { signal, log } = context;
  const { api, environment, settings } = work;
  const found = await findOurs(work, signal);
  if (!found) {
    return;
  }
  const secret = await api.find(secretOf(environment, settings), signal);
  const isGone = secret !== undefined && (await isClusterGone(work, context));
  if (isGone) {
    await log(
      'The cluster does not run: Argo CD forgets it first, and lets go of what it made there',
    );
    await dropCluster(work, context);
  } else if (!secret && environment.access) {
    await log(
      'Argo CD does not know the cluster any more: what it made there stays',
      'warn',
    );
  }
  if (found.metadata?.deletionTimestamp) {
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
  await api.delete(key, signal);
}

/** Proved, not guessed: one that only does not answer may hold what Argo CD is to remove. */
async function isClusterGone(
  { environment }: ArgocdWork,
  context: ProviderContext,
): Promise<boolean> {
  if (!environment.access || environment.stopped) {
    return environment.stopped === true && environment.access !== undefined;
  }
  try {
    await environment.access(context);
    return false;
  } catch (error) {
    context.signal.throwIfAborted();
    return isError(error) && error.name === 'NotFoundError';
  }
}

/** Names what is left, and what helps. */
async function whyItStays(
  work: ArgocdWork,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await findOurs(work, signal);
  if (!found) {
    return undefined;
  }
  const { name, finalizers = [] } = found.metadata ?? {};
  const { conditions = [], resources = [] } = found.status ?? {};
  const left = `Application '${name}' is still there (${[
    `finalizers: ${finalizers.join(', ') || 'none'}`,
    ...(resources.length > 0 ? [`it made ${namesOf(resources)}`] : []),
  ].join('; ')})`;
  const trouble = conditions
    .filter(({ type }) => type === 'DeletionError')
    .map(({ message }) => message);
  const secret = secretOf(work.environment, work.settings).metadata.name;
  return trouble.length > 0
    ? `Argo CD cannot delete what it made: ${trouble.join(
        '; ',
      )}. ${left}. Where the cluster is gone for good, delete Secret '${secret}' by hand: Argo CD then lets go`
    : `Argo CD deletes what it made: ${left}`;
}

async function findOurs(
  { api, environment, settings }: ArgocdWork,
  signal: AbortSignal,
): Promise<Application | undefined> {
  const key = applicationOf(environment, settings);
  const found = await api.find<Application>(key, signal);
  return found && isOurs(found, environment.name) ? found : undefined;
}

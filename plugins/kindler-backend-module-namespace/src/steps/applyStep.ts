import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { V1ResourceQuota } from '@kubernetes/client-node';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import { waitUntil } from '@kindler/backstage-plugin-kindler-node/clusters';
import type { Manifest } from '../manifests/Manifest';
import { differences } from '../manifests/differences';
import type { NamespaceWork } from '../NamespaceWork';

const QUOTA_MS = 60_000;

export interface ApplyStepOptions {
  id: string;
  name: Wording;
  wanted: Manifest;
  /** What is so then. */
  sentence: Wording;
}

/** Makes an object of the namespace what it shall be. */
export function applyStep(
  work: NamespaceWork,
  { id, name, wanted, sentence }: ApplyStepOptions,
): ProviderStep {
  return {
    id,
    name,
    check: async ({ signal }) =>
      (await work.drift(wanted, signal)).length === 0,
    do: async ({ signal }) => {
      await work.require(signal);
      await work.client.apply(wanted, signal);
    },
    verify: async ({ signal }) => {
      const [difference] = await work.drift(wanted, signal);
      if (difference) {
        throw new Error(`In namespace '${work.name}', ${difference.text}`);
      }
      return sentence;
    },
  };
}

/** The same for the quota, which counts once the controller has taken it over. */
export function quotaStep(
  work: NamespaceWork,
  isStopped: boolean,
): ProviderStep {
  const wanted = work.quota(isStopped);
  const { cpu, memory, pods } = work.spec;
  const step = applyStep(work, {
    id: 'quota',
    name: word(isStopped ? 'step-namespace-shut' : 'step-namespace-quota', {}),
    wanted,
    sentence: isStopped
      ? word('made-shut', {})
      : word('made-quota', { cpu, memory, pods }),
  });
  const trouble = async (signal: AbortSignal) => {
    const live = await work.client.read<V1ResourceQuota>(wanted, signal);
    const [difference] = differences(live?.spec?.hard, live?.status?.hard, {
      path: 'status.hard',
    });
    return difference && `the quota is not in force: ${difference.text}`;
  };
  return {
    ...step,
    check: async context =>
      (await step.check!(context)) && !(await trouble(context.signal)),
    do: async context => {
      await step.do(context);
      await waitUntil('The quota', trouble, {
        signal: context.signal,
        timeoutMs: QUOTA_MS,
        onReason: reason => context.log(reason),
      });
    },
  };
}

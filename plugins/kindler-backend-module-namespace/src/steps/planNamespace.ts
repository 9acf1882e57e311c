import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import type { NamespaceWork } from '../NamespaceWork';
import { applyStep, quotaStep } from './applyStep';
import { namespaceStep } from './namespaceStep';
import { podsStep } from './podsStep';
import { postgresStep } from './postgresStep';
import { removeNamespace } from './removeNamespace';
import { workloadsStep } from './workloadsStep';

/** The steps from whatever is there to a namespace that runs, is stopped, or is gone. */
export function planNamespace(
  work: NamespaceWork,
  { from, to }: EnvironmentChange,
): ProviderStep[] {
  if (to === 'absent') {
    return [absentStep(work)];
  }
  const isNew = from === 'absent' || from === 'unknown';
  return [
    namespaceStep(work, isNew),
    ...(to === 'running' ? [quotaStep(work, false)] : []),
    ...contentSteps(work),
    ...postgresSteps(work, to === 'stopped'),
    ...(to === 'stopped' ? [quotaStep(work, true), podsStep(work)] : []),
    ...(to === 'running' && from !== 'absent' ? [workloadsStep(work)] : []),
  ];
}

function contentSteps(work: NamespaceWork): ProviderStep[] {
  return [
    applyStep(work, {
      id: 'limits',
      name: word('step-namespace-limits', {}),
      wanted: work.limits(),
      sentence: word('made-limit-range', {}),
    }),
    applyStep(work, {
      id: 'network',
      name: word('step-namespace-network', {}),
      wanted: work.network(),
      sentence: work.spec.isolated
        ? word('made-isolated', {})
        : word('made-reachable', {}),
    }),
    applyStep(work, {
      id: 'account',
      name: word('step-namespace-account', {}),
      wanted: work.account(),
      sentence: word('made-account', {}),
    }),
  ];
}

function postgresSteps(
  work: NamespaceWork,
  isStopped: boolean,
): ProviderStep[] {
  const wanted = work.postgres(isStopped);
  return wanted ? [postgresStep(work, wanted, isStopped)] : [];
}

function absentStep(work: NamespaceWork): ProviderStep {
  const { name } = work;
  return {
    id: 'namespace',
    name: word('step-namespace-remove', {}),
    timeoutMs: work.settings.deleteTimeoutMs + 60_000,
    check: async ({ signal }) => {
      const found = await work.find(signal);
      return !found || found.foreign !== undefined;
    },
    do: context => removeNamespace(work, context),
    verify: async ({ signal }) => {
      const found = await work.find(signal);
      if (found && !found.foreign) {
        throw new Error(`Namespace '${name}' is still there`);
      }
      return found
        ? word('foreign-namespace', { name, reason: found.foreign! })
        : word('gone-namespace', { name });
    },
  };
}

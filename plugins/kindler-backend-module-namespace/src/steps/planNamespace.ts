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
      name: 'Say what a container may use',
      wanted: work.limits(),
      sentence: 'Containers that ask for nothing have limits',
    }),
    applyStep(work, {
      id: 'network',
      name: 'Say who reaches it',
      wanted: work.network(),
      sentence: work.spec.isolated
        ? 'Its policy lets no other namespace in but those that are configured'
        : 'Its policy lets everybody in',
    }),
    applyStep(work, {
      id: 'account',
      name: 'Create the service account',
      wanted: work.account(),
      sentence: 'Its service account is there, without rights',
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
    name: 'Remove the namespace',
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
        ? `Namespace '${name}' is left alone: ${found.foreign}`
        : `Namespace '${name}' is gone`;
    },
  };
}

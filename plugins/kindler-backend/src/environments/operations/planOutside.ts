import type { EnvironmentDesiredState } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import {
  toProvided,
  type EnvironmentParts,
  type Registration,
} from '../../providers';
import { missingStep } from './missingParts';
import type { ChangeInput } from './types';

/**
 * The steps of the provider, and after them those of the registrations; before them and in reverse where all is to go.
 * What nobody can remove here has a step that says so.
 */
export function planOutside(
  parts: EnvironmentParts,
  input: ChangeInput,
  to: EnvironmentDesiredState,
): ProviderStep[] {
  const { registrations = [], leaving = [], change, provider: kind } = input;
  const isGoing = to === 'absent';
  const isStopped = to === 'stopped' || (isGoing && change?.from === 'stopped');
  const ofProvider = () =>
    parts.providers
      .require(kind)
      .plan(toProvided(input), { from: change?.from ?? 'unknown', to });
  const ofEach = (items: Registration[], wished: 'present' | 'absent') =>
    items.flatMap(item =>
      isGoing && !parts.registrations.find(item.kind)
        ? missingStep(input, `registration ${item.kind}`)
        : parts.registrations
            .require(item.kind)
            .plan(parts.toRegistered(input, item, isStopped), wished)
            .map(step => named(step, item.kind)),
    );
  if (!isGoing) {
    return [
      ...ofProvider(),
      ...ofEach(leaving, 'absent'),
      ...ofEach(registrations, 'present'),
    ];
  }
  return [
    ...ofEach([...leaving, ...registrations].reverse(), 'absent'),
    ...(parts.providers.find(kind)
      ? ofProvider()
      : [missingStep(input, `provider ${kind}`)]),
  ];
}

/** A provider's steps may have any ids; those of registrations have the kind before theirs. */
function named(step: ProviderStep, kind: string): ProviderStep {
  return {
    id: `${kind}:${step.id}`,
    name: step.name,
    timeoutMs: step.timeoutMs,
    check: step.check && (context => step.check!(context)),
    do: context => step.do(context),
    verify: context => step.verify(context),
    undo: step.undo && (context => step.undo!(context)),
  };
}

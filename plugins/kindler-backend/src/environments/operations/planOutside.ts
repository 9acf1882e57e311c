import type { EnvironmentDesiredState } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import {
  toProvided,
  type EnvironmentParts,
  type Registration,
} from '../../providers';
import type { ChangeInput } from './types';

/**
 * The steps of the provider, and after them those of the registrations; before them and in reverse where all is to go.
 */
export function planOutside(
  parts: EnvironmentParts,
  input: ChangeInput,
  to: EnvironmentDesiredState,
): ProviderStep[] {
  const { registrations = [], leaving = [], change } = input;
  const provider = parts.providers.require(input.provider);
  const own = provider.plan(toProvided(input), {
    from: change?.from ?? 'unknown',
    to,
  });
  const known = (items: Registration[], wished: 'present' | 'absent') =>
    items.flatMap(item =>
      parts.registrations
        .require(item.kind)
        .plan(parts.toRegistered(input, item), wished)
        .map(step => named(step, item.kind)),
    );
  return to === 'absent'
    ? [...known([...leaving, ...registrations].reverse(), 'absent'), ...own]
    : [...own, ...known(leaving, 'absent'), ...known(registrations, 'present')];
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

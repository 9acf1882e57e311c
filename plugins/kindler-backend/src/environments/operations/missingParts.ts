import { ConflictError } from '@backstage/errors';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentParts } from '../../providers';
import type { ChangeInput } from './types';

/** What of an environment nobody can remove here, because its module is gone: `provider <kind>`, `registration <kind>`. */
export function missingParts(
  { providers, registrations: known }: EnvironmentParts,
  { provider, registrations = [], leaving = [] }: ChangeInput,
): string[] {
  return [
    ...[...leaving, ...registrations]
      .filter(({ kind }) => !known.find(kind))
      .map(({ kind }) => `registration ${kind}`),
    ...(providers.find(provider) ? [] : [`provider ${provider}`]),
  ];
}

/** Stands for the removal of what nobody can remove here: fails, unless somebody said to leave it behind. */
export function missingStep(input: ChangeInput, part: string): ProviderStep {
  const { name, abandoned } = input;
  const isAbandoned = abandoned?.includes(part);
  return {
    id: `missing:${part}`,
    name: isAbandoned
      ? word('step-leave-behind', {})
      : word('step-missing-module', {}),
    do: async () => {
      if (!isAbandoned) {
        throw new ConflictError(
          `The ${part} is not configured here any more, so nobody can remove what it made of '${name}'. Bring its module back and retry, or abandon it`,
        );
      }
    },
    verify: async () => leftBehind(name, part),
  };
}

export function leftBehind(name: string, part: string): Wording {
  return word('left-behind', { name, part });
}

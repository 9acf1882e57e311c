import type { JsonObject } from '@backstage/types';
import type { CreateEnvironmentRequest } from '@kindler/backstage-plugin-kindler-common';

/** As long as it is checked whether a name is free, before a provider is chosen. */
const ANY_PROVIDER = 'database';

/**
 * The environment that a template asks for, as far as it is filled in; undefined while it has no name. Templates call the
 * fields of an environment as the action that creates it does.
 */
export function creationRequest(
  { name, provider, owner, details, registrations }: JsonObject = {},
  preset: string = ANY_PROVIDER,
): Omit<CreateEnvironmentRequest, 'dryRun'> | undefined {
  return typeof name === 'string' && name
    ? ({
        name,
        provider: provider ?? preset,
        ...(owner && { owner }),
        ...(details && { details }),
        ...(registrations && { registrations }),
      } as CreateEnvironmentRequest)
    : undefined;
}

import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  environmentNameProblem,
  ownerProblem,
  type CreateEnvironmentRequest,
  type RegistrationRequest,
} from '@kindler/backstage-plugin-kindler-common';
import {
  checkDetails,
  type EnvironmentParts,
  type KnownEnvironment,
  type Registration,
} from '../providers';

/** Rejects what openapi.yaml cannot know of a request, and names the field. */
export function checkCreation(
  { name, owner, provider, details }: CreateEnvironmentRequest,
  parts: EnvironmentParts,
): void {
  const problem = environmentNameProblem(name);
  if (problem) {
    throw new InputError(`name '${name}' ${problem}`);
  }
  const wrongOwner = owner && ownerProblem(owner);
  if (wrongOwner) {
    throw new InputError(`owner '${owner}' ${wrongOwner}`);
  }
  const { inputSchema } = parts.providers.require(provider);
  checkDetails((details ?? {}) as JsonObject, inputSchema);
}

/** The registrations that are asked for, each of a kind that is known and takes the environment. */
export function checkRegistrations(
  requests: RegistrationRequest[] = [],
  context: { environment: KnownEnvironment; parts: EnvironmentParts },
): Registration[] {
  const { environment, parts } = context;
  const seen = new Set<string>();
  return requests.map(({ kind, details = {} }, index) => {
    const place = `registrations[${index}]`;
    const { inputSchema, providers } = parts.registrations.require(kind);
    if (seen.has(kind)) {
      throw new InputError(`${place}: '${kind}' is asked for twice`);
    }
    seen.add(kind);
    if (providers && !providers.includes(environment.provider)) {
      throw new InputError(
        `${place}: '${kind}' does not take environments of provider '${environment.provider}'`,
      );
    }
    checkDetails(details as JsonObject, inputSchema, `${place}.details`);
    return { kind, details: details as JsonObject };
  });
}

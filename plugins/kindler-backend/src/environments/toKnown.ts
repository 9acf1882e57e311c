import type { JsonObject } from '@backstage/types';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import type { KnownEnvironment, Registration } from '../providers';

/** What providers and registrations are told of a recorded environment. */
export function toKnown(
  environment: Environment,
): KnownEnvironment & { registrations: Registration[] } {
  const { name, provider, owner, details, registrations } = environment;
  return {
    name,
    provider,
    owner,
    details: details as JsonObject,
    registrations: registrations.map(({ kind, details: told }) => ({
      kind,
      details: told as JsonObject,
    })),
  };
}

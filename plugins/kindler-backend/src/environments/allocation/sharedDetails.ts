import type { JsonObject } from '@backstage/types';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import type { KnownEnvironment } from '../../providers';

/** Ports of the host, each of which only one environment can have. */
export const PORT_FIELDS = ['httpPort', 'httpsPort', 'apiPort'] as const;

/** Whether it wants any of what each environment has for itself. */
export function asksForShared({ details = {} }: KnownEnvironment): boolean {
  return Boolean(details.subnet) || portsOf(details).length > 0;
}

export function portsOf(details: JsonObject): number[] {
  return PORT_FIELDS.map(field => details[field]).filter(
    (port): port is number => typeof port === 'number',
  );
}

/** Of what each environment has for itself, what a change asks for and the environment does not have yet. */
export function newlyShared(
  before: Pick<Environment, 'details'> | undefined,
  { name, provider, details = {} }: KnownEnvironment,
): KnownEnvironment {
  const had = (before?.details ?? {}) as JsonObject;
  const changed = [...PORT_FIELDS, 'subnet'].filter(
    field => details[field] !== had[field],
  );
  return {
    name,
    provider,
    details: Object.fromEntries(
      changed.map(field => [field, details[field]]),
    ) as JsonObject,
  };
}

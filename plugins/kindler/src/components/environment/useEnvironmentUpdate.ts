import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  ProviderDescription,
  UpdateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { fittingValue } from '../form';
import type { ChosenRegistration } from '../provider';

/** When it ends: as before, never, or so many days from now. */
export type End = 'keep' | 'never' | `${number}`;

interface Wish {
  title: string;
  details: JsonObject | undefined;
  registrations: ChosenRegistration[];
  end: End;
}

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What an environment is to become, and the request for what of that is different from how it is; undefined while nothing is.
 */
export function useEnvironmentUpdate(
  environment: Environment,
  provider: ProviderDescription | undefined,
) {
  const schema = provider?.inputSchema as JsonObject | undefined;
  const before: Wish = {
    title: environment.title ?? '',
    details: fittingValue(environment.details as JsonObject, schema),
    registrations: environment.registrations.map(({ kind, details }) => ({
      kind,
      ...(Object.keys(details ?? {}).length > 0 && {
        details: details as JsonObject,
      }),
    })),
    end: 'keep',
  };
  const [changed, setChanged] = useState<Partial<Wish>>({});
  const wish = { ...before, ...changed };
  const { title, details, registrations, end } = wish;
  const request: UpdateEnvironmentRequest = {
    ...(title.trim() &&
      title.trim() !== before.title && { title: title.trim() }),
    ...(!isSame(details, before.details) && { details: details ?? {} }),
    ...(!isSame(registrations, before.registrations) && { registrations }),
    ...(end === 'never' && { expiresAt: null }),
    ...(end !== 'never' && end !== 'keep' && { ttl: `P${end}D` }),
  };
  const kinds = registrations.map(({ kind }) => kind);
  return {
    wish,
    change: (more: Partial<Wish>) => setChanged({ ...changed, ...more }),
    request: Object.keys(request).length > 0 ? request : undefined,
    /** Registrations that are taken back. */
    leaving: before.registrations
      .map(({ kind }) => kind)
      .filter(kind => !kinds.includes(kind)),
  };
}

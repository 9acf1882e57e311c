import { parseDuration } from '@kindler/backstage-plugin-kindler-common';
import { InputError } from '@backstage/errors';
import { DURATION } from './rangeKinds';
import type { Section } from './Section';
import type { CredentialsConfig } from './types';
import { wholeNumber } from './valueKinds';

/** Reads `kindler.environments.credentials`. */
export function readCredentials(config?: Section): CredentialsConfig {
  const maxTtl = config?.optional('maxTtl', DURATION) ?? 'P1D';
  const defaultTtl = config?.optional('defaultTtl', DURATION) ?? 'PT1H';
  const [preset, most] = [defaultTtl, maxTtl].map(parseDuration);
  if (!preset || !most || preset < 60_000 || preset > most) {
    throw new InputError(
      `kindler.environments.credentials.defaultTtl is ${defaultTtl}, which is not from a minute to maxTtl, ${maxTtl}. Change one of them`,
    );
  }
  return {
    defaultTtl,
    maxTtl,
    connectionLimit:
      config?.optional(
        'connectionLimit',
        wholeNumber({ min: 1, max: 1000, example: 10 }),
      ) ?? 10,
  };
}

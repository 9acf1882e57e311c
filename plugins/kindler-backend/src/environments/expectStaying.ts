import { ConflictError } from '@backstage/errors';
import type {
  Environment,
  EnvironmentDesiredState,
} from '@kindler/backstage-plugin-kindler-common';

/** @throws ConflictError where an environment is to be deleted */
export function expectStaying({
  name,
  desired,
}: Pick<Environment, 'name' | 'desired'>): Exclude<
  EnvironmentDesiredState,
  'absent'
> {
  if (desired === 'absent') {
    throw new ConflictError(`Environment '${name}' is to be deleted`);
  }
  return desired;
}

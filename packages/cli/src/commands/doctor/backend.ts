import type * as ConfigLoader from '@backstage/config-loader';
import type * as Doctor from '@kindler/backstage-plugin-kindler-backend/doctor';

/** Loads what observes when the doctor is asked, because it would make every other command slower. */
export function backend(): typeof Doctor {
  return require('@kindler/backstage-plugin-kindler-backend/doctor');
}

export function configLoader(): typeof ConfigLoader {
  return require('@backstage/config-loader');
}

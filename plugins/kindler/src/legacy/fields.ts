import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  databasePicker,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
} from '../fields/formFields';
import { kindlerPlugin } from './plugin';

/**
 * Field of a template in which an environment is chosen.
 * @public
 */
export const KindlerEnvironmentPicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(environmentPicker)),
);

/**
 * Field of a template in which is chosen what makes an environment.
 * @public
 */
export const KindlerProviderPicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(providerPicker)),
);

/**
 * Field of a template with what the chosen provider can be told.
 * @public
 */
export const KindlerProviderDetails = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(providerDetails)),
);

/**
 * Field of a template in which is chosen where an environment is to be known.
 * @public
 */
export const KindlerRegistrations = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(registrations)),
);

/**
 * Field of a template in which a database cluster is chosen.
 * @public
 */
export const KindlerDatabasePicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(databasePicker)),
);

/**
 * Field of a template in which a route is chosen.
 * @public
 */
export const KindlerRoutePicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(routePicker)),
);

/** The former frontend system wants the JSON schemas alone. */
function asLegacy<T extends { schema: { schema: object } }>(
  field: T,
): Omit<T, 'schema'> & { schema: T['schema']['schema'] } {
  return { ...field, schema: field.schema.schema };
}

import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  databasePicker,
  environmentName,
  environmentPicker,
  providerDetails,
  providerPicker,
  registrations,
  routePicker,
  routeTargetPicker,
  switchPreflight,
} from '../fields/formFields';
import { kindlerPlugin } from './plugin';

/**
 * Template field for the name of a new environment.
 * @public
 */
export const KindlerEnvironmentName = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(environmentName)),
);

/**
 * Template field for choosing an environment.
 * @public
 */
export const KindlerEnvironmentPicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(environmentPicker)),
);

/**
 * Template field for choosing the provider of an environment.
 * @public
 */
export const KindlerProviderPicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(providerPicker)),
);

/**
 * Template field for the details that the chosen provider accepts.
 * @public
 */
export const KindlerProviderDetails = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(providerDetails)),
);

/**
 * Template field for choosing where to register an environment.
 * @public
 */
export const KindlerRegistrations = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(registrations)),
);

/**
 * Template field for choosing a database cluster.
 * @public
 */
export const KindlerDatabasePicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(databasePicker)),
);

/**
 * Template field for choosing a route.
 * @public
 */
export const KindlerRoutePicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(routePicker)),
);

/**
 * Template field for choosing a target of a route.
 * @public
 */
export const KindlerRouteTargetPicker = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(routeTargetPicker)),
);

/**
 * Template field that shows the preflight of a switch and is confirmed.
 * @public
 */
export const KindlerSwitchPreflight = kindlerPlugin.provide(
  createScaffolderFieldExtension(asLegacy(switchPreflight)),
);

/** The former frontend system only accepts the JSON schemas. */
function asLegacy<T extends { schema: { schema: object } }>(
  field: T,
): Omit<T, 'schema'> & { schema: T['schema']['schema'] } {
  return { ...field, schema: field.schema.schema };
}

/**
 * The same pages, cards and fields for apps of the former frontend system.
 *
 * @packageDocumentation
 */
export {
  KindlerDatabasePicker,
  KindlerEnvironmentName,
  KindlerEnvironmentPicker,
  KindlerProviderDetails,
  KindlerProviderPicker,
  KindlerRegistrations,
  KindlerRoutePicker,
  KindlerRouteTargetPicker,
  KindlerSwitchPreflight,
} from './fields';
export {
  EntityAvailabilityCard,
  EntityDatabaseContent,
  EntityEnvironmentCard,
  EntityHaproxyCard,
  EntityPatroniCard,
  EntityRouteCard,
  KindlerPage,
  kindlerPlugin,
} from './plugin';
export { isKindlerAvailable } from '@kindler/backstage-plugin-kindler-common';

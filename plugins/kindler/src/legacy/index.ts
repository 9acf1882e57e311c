/**
 * The same pages and cards for apps of the former frontend system.
 *
 * @packageDocumentation
 */
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

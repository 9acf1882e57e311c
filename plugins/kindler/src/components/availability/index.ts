export {
  AvailabilityByRouteSection,
  AvailabilitySection,
  RouteAvailabilitySection,
} from './AvailabilitySection';
export { AvailabilityTable } from './AvailabilityTable';
export { useDatabaseAvailability, useHasAvailability } from './useAvailability';

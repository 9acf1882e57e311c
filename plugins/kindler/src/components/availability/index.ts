export {
  AvailabilityByRouteSection,
  AvailabilitySection,
  RouteAvailabilitySection,
} from './AvailabilitySection';
export { AvailabilityTable } from './AvailabilityTable';
export { useDatabaseAvailability } from './useAvailability';

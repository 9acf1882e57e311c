export type { AvailabilityReader } from './AvailabilityReader';
export { createAvailability } from './createAvailability';
export { toRouteProbe } from './toRouteProbe';

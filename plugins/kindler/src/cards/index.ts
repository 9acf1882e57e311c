export { AvailabilityCard } from './AvailabilityCard';
export { DatabaseContent } from './DatabaseContent';
export { EnvironmentCard } from './EnvironmentCard';
export { HaproxyCard } from './HaproxyCard';
export { PatroniCard } from './PatroniCard';
export { RouteCard } from './RouteCard';

export { RouteService } from './RouteService';
export { switchDefinition } from './switch/switchDefinition';
export type { RouteObservations } from './types';

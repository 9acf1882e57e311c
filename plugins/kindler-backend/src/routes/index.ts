export { affectedRoutes } from './affectedRoutes';
export { SwitchoverAssistant } from './assist/SwitchoverAssistant';
export { leadsTo } from './leadsTo';
export { poolerDefinition } from './pause/poolerDefinition';
export { RouteService } from './RouteService';
export { GapProbe } from './switch/GapProbe';
export { switchDefinition, switchSteps } from './switch/switchDefinition';
export type { RouteObservations } from './types';

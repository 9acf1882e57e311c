export { endSessionsDefinition } from './endSessionsDefinition';
export { GatewayService } from './GatewayService';
export { serverDefinition } from './serverDefinition';

export { endSessionsDefinition } from './endSessionsDefinition';
export { GatewayDiscoverer } from './discovery/GatewayDiscoverer';
export { GatewayService } from './GatewayService';
export { serverDefinition } from './serverDefinition';

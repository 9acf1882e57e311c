export { GatewayPanel } from './GatewayPanel';
export { ServerTable, type ServerRow } from './ServerTable';
export { useGateway } from './useGateway';

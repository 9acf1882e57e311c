export { GatewayPanel } from './GatewayPanel';
export { ServerList } from './ServerList';
export { ServerTable, type ServerRow } from './ServerTable';
export { useGateway } from './useGateway';

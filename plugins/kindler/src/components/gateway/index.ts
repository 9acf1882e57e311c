export { GatewayPanel } from './GatewayPanel';
export { ProcessSection } from './ProcessSection';
export { sendsText, type Intent } from './sendsText';
export { ServerList } from './ServerList';
export { ServerTable, type ServerRow } from './ServerTable';
export { useGateway } from './useGateway';

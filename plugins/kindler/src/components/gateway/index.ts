export { GatewayPanel } from './GatewayPanel';
export { ProcessSection } from './ProcessSection';
export { sendsText, type Intent } from './sendsText';
export { ServerList } from './ServerList';
export type { ServerRow } from './ServerRow';
export { ServerTable } from './ServerTable';
export { useGateway } from './useGateway';

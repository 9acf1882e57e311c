export { DatabaseGatewayPanel } from './DatabaseGatewayPanel';
export { DatabaseFacts } from './DatabaseFacts';
export { DatabaseSummaryPanel } from './DatabaseSummaryPanel';
export { DatabaseView } from './DatabaseView';
export { MemberTable } from './MemberTable';
export { useDatabase } from './useDatabase';
export { WitnessPanel } from './WitnessPanel';

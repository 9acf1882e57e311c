export { ClusterAccess } from './ClusterAccess';
export { DatabaseActions } from './DatabaseActions';
export type { SwitchoverAssist } from './types';
export { actionDefinitions } from './steps/actionDefinitions';

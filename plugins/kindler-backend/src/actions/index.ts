export { ClusterAccess } from './ClusterAccess';
export { DatabaseActions } from './DatabaseActions';
export { actionDefinitions } from './steps/actionDefinitions';

export { OperationClaims } from './journal/OperationClaims';
export { pruneOperations } from './journal/pruneOperations';
export { OperationStore } from './journal/OperationStore';
export { OperationDefinitions } from './OperationDefinitions';
export { OperationRunner } from './run/OperationRunner';
export {
  Wait,
  type NewOperation,
  type OperationDefinition,
  type OperationStep,
  type StepContext,
} from './types';

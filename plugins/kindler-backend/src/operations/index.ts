export { OperationClaims } from './journal/OperationClaims';
export { isActive } from './journal/rows';
export { pruneOperations } from './journal/pruneOperations';
export { OperationRetries } from './journal/OperationRetries';
export { OperationStore } from './journal/OperationStore';
export { OperationDefinitions } from './OperationDefinitions';
export { OperationRunner } from './run/OperationRunner';
export type {
  OperationInput,
  OperationTypes,
  SwitchoverWay,
} from './OperationTypes';
export type {
  NewOperation,
  OperationDefinition,
  OperationStep,
  OperationSubject,
  StepContext,
} from './types';
export { Wait } from './Wait';

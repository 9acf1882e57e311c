export { OperationClaims } from './OperationClaims';
export { OperationRunner } from './OperationRunner';
export { OperationStore } from './OperationStore';
export type {
  NewOperation,
  OperationDefinition,
  OperationStep,
  StepContext,
} from './types';

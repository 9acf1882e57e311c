export { OperationDialog } from './OperationDialog';
export { OperationProgress } from './OperationProgress';
export { OperationStatusChip } from './OperationStatusChip';
export { operationTitle } from './operationTitle';
export { OperationView } from './OperationView';
export { hasEnded } from './useOperation';

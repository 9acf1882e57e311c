export { CancelOperationButton } from './CancelOperationButton';
export { OperationDialog } from './OperationDialog';
export { OperationLog } from './OperationLog';
export { OperationNext } from './OperationNext';
export { OperationProgress } from './OperationProgress';
export { OperationStatusChip } from './OperationStatusChip';
export { operationTitle } from './operationTitle';
export { OperationView } from './OperationView';
export { hasEnded, useOperation } from './useOperation';

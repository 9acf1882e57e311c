export { describeError } from './describeError';
export { Empty } from './Empty';
export { ErrorAlert } from './ErrorAlert';
export { LoadingBlock } from './LoadingBlock';
export { PermissionGate } from './PermissionGate';
export { ResourceView } from './ResourceView';
export { StaleAlert } from './StaleAlert';

export { AddEnvironments } from './AddEnvironments';
export { DriftChip } from './EnvironmentDrift';
export { EnvironmentPanel } from './EnvironmentPanel';
export { EnvironmentStateChip, useIsSeen } from './EnvironmentStateChip';
export {
  EnvironmentActions,
  EnvironmentView,
  EnvironmentWord,
} from './EnvironmentView';
export { Expiry } from './Expiry';
export { NewEnvironmentButton } from './NewEnvironmentButton';
export { observedText } from './observedText';
export { UnavailableProviders } from './UnavailableProviders';
export { useEnvironment } from './useEnvironment';
export { useEnvironmentProblems } from './useEnvironmentProblems';

export { activeTargetText } from './RouteFacts';
export { RouteClientChip } from './RouteClientChip';
export { RouteSummaryPanel } from './RouteSummaryPanel';
export { RouteTraceSection } from './RouteTraceSection';
export { RouteView } from './RouteView';
export { SwitchPlanView } from './SwitchPlanView';
export { TargetChoice } from './TargetChoice';
export { useRoute } from './useRoute';

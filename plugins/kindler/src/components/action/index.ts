export { CheckList } from './CheckList';
export { newIdempotencyKey } from './newIdempotencyKey';
export { PauseChoice } from './PauseChoice';
export { ReasonField } from './ReasonField';
export { useAction, type Action } from './useAction';
export { PLAN_REASON, usePlan, type PlanState } from './usePlan';

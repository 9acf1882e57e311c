export { until, type UntilOptions } from './until';
export { withDeadline, type DeadlineOptions } from './withDeadline';

export { KindlerMetrics } from './KindlerMetrics';

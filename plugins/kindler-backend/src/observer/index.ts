export { Observer } from './Observer';
export type { ObserverOptions } from './ObserverOptions';
export { ObserverMetrics } from './ObserverMetrics';
export type { ObserverChange } from './ChangeCollector';
export type { SnapshotStore } from './SnapshotStore';

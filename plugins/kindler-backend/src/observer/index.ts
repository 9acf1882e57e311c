export { Observer, type ObserverOptions } from './Observer';
export { ObserverMetrics } from './ObserverMetrics';
export type { ObserverChange } from './ChangeCollector';
export type { SnapshotStore } from './SnapshotStore';

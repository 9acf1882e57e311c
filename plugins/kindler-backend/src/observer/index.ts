export { Observer, type ObserverOptions } from './Observer';
export type { ObserverChange } from './ChangeCollector';
export type { SnapshotStore } from './SnapshotStore';

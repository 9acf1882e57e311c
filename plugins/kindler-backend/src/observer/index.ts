export { Observer } from './Observer';
export { ThingBook } from './ThingBook';
export type { Moves, ObserverOptions } from './ObserverOptions';
export type { ObserverListener } from './ObserverListener';
export { ObserverMetrics } from './ObserverMetrics';
export type { ClusterPast } from './DatabaseJudge';
export type { ObserverChange } from './ChangeCollector';
export type { SnapshotStore } from './SnapshotStore';

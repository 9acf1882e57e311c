export { Pruner } from './Pruner';
export { databaseClock, isPostgres } from './databaseClock';
export { LastKnownStore, type LastKnown } from './LastKnownStore';
export { openPluginDatabase } from './openPluginDatabase';
export { WriteQueue } from './WriteQueue';

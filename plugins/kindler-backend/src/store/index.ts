export { Pruner } from './Pruner';
export { databaseClock, isPostgres } from './databaseClock';
export { giveTurns } from './giveTurns';
export { limitPauses } from './limitPauses';
export { LastKnownStore, type LastKnownKind } from './LastKnownStore';
export { openPluginDatabase } from './openPluginDatabase';
export { readSignalKey } from './readSignalKey';
export { WriteQueue } from './WriteQueue';

export { probeClient, type ProbeOptions } from './client/probeClient';
export type { ProbeTarget } from './client/ProbeTarget';
export { connectOnce, type SqlTarget } from './connectOnce';
export { KeptConnections } from './KeptConnections';
export { describeFailure } from './describeFailure';
export {
  KindlerDatabase,
  type KindlerDatabaseOptions,
} from './KindlerDatabase';
export {
  UnconfiguredDatabase,
  type MetadataDatabase,
  type Query,
} from './MetadataDatabase';
export { adoptRows } from './migrations/adopt/adoptRows';
export type { Network, OldRow } from './migrations/adopt/OldRow';
export { hasSqlState, isConnectionError } from './pgErrors';
export { readSqlFacts, type SqlFacts } from './readSqlFacts';
export { SqlProbe } from './SqlProbe';
export { scramVerifier } from './scramVerifier';
export { findDiffering } from './relations/findDiffering';
export { listRelations } from './relations/listRelations';
export { readAuthorities } from './tls/secureContext';
export type { PostgresTls } from './tls/PostgresTls';
export { endTogether } from './programs/endTogether';
export { PgProgramError } from './programs/PgProgramError';
export { startPgProgram, type PgProgram } from './programs/startPgProgram';

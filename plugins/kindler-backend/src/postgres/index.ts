export { connectOnce, type SqlTarget } from './connectOnce';
export {
  KindlerDatabase,
  type KindlerDatabaseOptions,
} from './KindlerDatabase';
export { hasSqlState, isConnectionError } from './pgErrors';
export { readSqlFacts, type SqlFacts } from './readSqlFacts';
export { scramVerifier } from './scramVerifier';

export { connectOnce, type SqlTarget } from './connectOnce';
export { readSqlFacts, type SqlFacts } from './readSqlFacts';

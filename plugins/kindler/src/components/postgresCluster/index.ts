export { PostgresClusterSection } from './PostgresClusterSection';

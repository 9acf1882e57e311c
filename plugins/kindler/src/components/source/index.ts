export { SourceTable } from './SourceTable';

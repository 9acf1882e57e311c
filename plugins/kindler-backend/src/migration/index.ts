export { MigrationService } from './MigrationService';
export { migrationDefinition } from './steps/migrationDefinition';

import { SourceError } from '../../model/fault';

/**
 * Why the schema could not be brought up to date. Nothing was changed. PostgreSQL names in the detail of its error
 * what stands in the way.
 */
export class MigrationError extends SourceError {
  constructor(what: string, reason: unknown) {
    const { message, detail } = reason as { message: string; detail?: string };
    super('config', `${what}: ${message}${detail ? ` (${detail})` : ''}`);
    this.name = 'MigrationError';
  }
}

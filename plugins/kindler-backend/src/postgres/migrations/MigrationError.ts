import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';

/**
 * Why the schema could not be brought up to date. Nothing was changed. PostgreSQL names in the detail of its error
 * what stands in the way.
 */
export class MigrationError extends SourceError {
  /** `dependent` is what keeps a table from being taken over. */
  constructor(reason: unknown, dependent?: string) {
    const { message, detail } = reason as { message: string; detail?: string };
    const said = `${message}${detail ? ` (${detail})` : ''}`;
    super(
      'config',
      dependent === undefined
        ? word('fault-migration', { said })
        : word('fault-dependents', { dependent, said }),
      { hint: word('hint-migration', {}) },
    );
    this.name = 'MigrationError';
  }
}

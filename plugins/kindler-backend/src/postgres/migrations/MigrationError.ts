import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';

/**
 * The schema could not be brought up to date, and nothing was changed. The detail of PostgreSQL's error names the
 * obstacle.
 */
export class MigrationError extends SourceError {
  /** `dependent` is what prevents a table from being taken over. */
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

import { NotImplementedError } from '@backstage/errors';
import { word, type Fault } from '@kindler/backstage-plugin-kindler-common';
import type { QueryResultRow } from 'pg';
import { toFault } from '../model/fault';
import { sourceId } from '../model/SourceId';

/** What the domains need of the Kindler database. */
export interface MetadataDatabase {
  /** The fault while the database is not available. */
  readonly fault: Fault | undefined;
  /**
   * Runs one statement; rejects with a ServiceUnavailableError while the database is away, and with a
   * NotImplementedError where none is configured: that does not pass by itself, so nobody is told to try again.
   */
  readonly query: Query;
  /** Runs statements in one transaction, which is rolled back where the work rejects. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
}

/** Runs one statement and answers its rows. */
export type Query = <T extends QueryResultRow>(
  sql: string,
  params?: readonly unknown[],
) => Promise<T[]>;

/** Stands where no Kindler database is configured. */
export class UnconfiguredDatabase implements MetadataDatabase {
  readonly fault = toFault({
    kind: 'config',
    source: sourceId.kindlerDatabase(),
    message: word('fault-no-kindler-database', {}),
    hint: word('hint-kindler-database', {}),
  });

  async query(): Promise<never> {
    const { message, hint } = this.fault;
    throw new NotImplementedError(`${message}. ${hint}`);
  }

  async transaction(): Promise<never> {
    return this.query();
  }
}

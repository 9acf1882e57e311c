import { NotImplementedError } from '@backstage/errors';
import { word, type Fault } from '@kindler/backstage-plugin-kindler-common';
import type { QueryResultRow } from 'pg';
import { toFault } from '../model/fault';
import { sourceId } from '../model/SourceId';

/** The part of the Kindler database that the domains need. */
export interface MetadataDatabase {
  /** The fault, while the database is unavailable. */
  readonly fault: Fault | undefined;
  /**
   * Runs one statement. Rejects with a ServiceUnavailableError while the database is away, and with a
   * NotImplementedError if none is configured, because that does not pass and a retry would be pointless.
   */
  readonly query: Query;
  /** Runs statements in one transaction, which is rolled back if the work rejects. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
}

/** Runs one statement and returns its rows. */
export type Query = <T extends QueryResultRow>(
  sql: string,
  params?: readonly unknown[],
) => Promise<T[]>;

/** Takes the place of the Kindler database if none is configured. */
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

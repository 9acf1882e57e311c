import { withDeadline } from '@kindler/backstage-plugin-kindler-common';

/** A statement that takes longer has no answer, e.g. because the network is cut. */
const STATEMENT_MS = 2000;

/**
 * Waits for the answer to a statement for a limited time, in which it must also get a connection. A connection on which
 * there was no answer is given up.
 */
export async function inTime<T>(statement: {
  timeout(ms: number): PromiseLike<T>;
}): Promise<T> {
  return withDeadline(async () => statement.timeout(STATEMENT_MS), {
    ms: STATEMENT_MS + 500,
    late: () => new Error('The plugin database does not answer'),
  });
}

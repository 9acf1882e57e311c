import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { waitFor } from '@kindler/lab';
import type { Observer } from '../Observer';

/**
 * Creates a function that waits until a database cluster is in the wanted state and returns it. `what` describes the
 * wait.
 */
export function databaseWaiter(
  observer: () => Observer,
  usual: { name: string; deadlineMs: number },
) {
  return (
    what: string,
    matches: (database: Database) => boolean,
    name = usual.name,
  ): Promise<Database> =>
    waitFor(
      what,
      () => {
        const database = observer().getDatabase(name);
        if (!database || !matches(database)) {
          throw new Error(database ? summary(database) : 'not found');
        }
        return database;
      },
      { deadlineMs: usual.deadlineMs, everyMs: 20 },
    );
}

function summary(database: Database): string {
  const findings = database.findings.map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
  const witnesses = Object.values(database.witnesses).map(
    ({ kind, status, members }) => `${kind} ${status} ${members}`,
  );
  const sources = database.sources.map(({ id, status }) => `${id} ${status}`);
  return [database.verdict, ...witnesses, ...findings, ...sources].join('; ');
}

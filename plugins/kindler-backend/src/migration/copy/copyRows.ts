import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endTogether, startPgProgram, type SqlTarget } from '../../postgres';
import type { Copy } from './Copy';

export interface RowsCopied {
  /** Number of tables of which the rows are there. */
  tables: number;
  bytes: number;
}

/** Copies the rows of all tables, large objects and the values of sequences into a database that has the tables. */
export async function copyRows(
  { programs, source, database, signal }: Copy,
  loader: SqlTarget,
  onProgress: (copied: RowsCopied) => void,
): Promise<void> {
  const copied: RowsCopied = { tables: 0, bytes: 0 };
  let begun = 0;
  const dump = await startPgProgram(
    programs.pgDump,
    ['--format=custom', '--compress=0', '--section=data'],
    { target: { ...source, database: database.name }, signal },
  );
  const restore = await startPgProgram(
    programs.pgRestore,
    [
      ['--exit-on-error', '--no-owner', '--verbose'],
      [`--dbname=${loader.database}`],
    ].flat(),
    {
      target: loader,
      signal,
      onLine: line => {
        if (line.includes('processing data for table')) {
          copied.tables = begun;
          begun += 1;
          onProgress(copied);
        }
      },
    },
  );
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      copied.bytes += chunk.length;
      onProgress(copied);
      done(null, chunk);
    },
  });
  await endTogether(restore, () =>
    endTogether(dump, () =>
      pipeline(dump.stdout, count, restore.stdin, { signal }),
    ),
  );
}

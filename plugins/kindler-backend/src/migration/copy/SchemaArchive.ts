import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { endTogether, startPgProgram, type SqlTarget } from '../../postgres';
import type { Copy } from './Copy';

export interface RestoreOptions {
  section?: 'pre-data' | 'post-data';
  /** Whether an entry is restored, by what it is, e.g. `TABLE public orders shop`. */
  pick(entry: string): boolean;
  withRights?: boolean;
  signal: AbortSignal;
}

/**
 * Everything of a database but its rows, as pg_dump writes it. It is kept in memory, because its entries are restored by
 * different roles.
 */
export class SchemaArchive {
  readonly #content: Buffer;
  readonly #entries: string[];
  readonly #pgRestore: string;

  static async read(copy: Copy): Promise<SchemaArchive> {
    const { programs, source, database, signal } = copy;
    const target = { ...source, database: database.name };
    const dump = await startPgProgram(
      programs.pgDump,
      [
        ['--format=custom', '--section=pre-data', '--section=post-data'],
        ['--no-publications', '--no-subscriptions'],
      ].flat(),
      { target, signal },
    );
    const content = await endTogether(dump, () => buffer(dump.stdout));
    const list = await startPgProgram(programs.pgRestore, ['--list'], {
      target,
      signal,
    });
    const [entries] = await endTogether(list, () =>
      Promise.all([
        text(list.stdout),
        pipeline(Readable.from([content]), list.stdin, { signal }),
      ]),
    );
    return new SchemaArchive(content, entries, programs.pgRestore);
  }

  private constructor(content: Buffer, entries: string, pgRestore: string) {
    this.#content = content;
    this.#entries = entries
      .split('\n')
      .filter(line => line && !line.startsWith(';'));
    this.#pgRestore = pgRestore;
  }

  /** Whether anything is picked. */
  has(pick: RestoreOptions['pick']): boolean {
    return this.#pick(pick).length > 0;
  }

  /** Restores what is picked. Everything belongs to the role that connects. */
  async restore(target: SqlTarget, options: RestoreOptions): Promise<void> {
    const { section, pick, withRights = false, signal } = options;
    const picked = this.#pick(pick);
    if (picked.length === 0) {
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), 'kindler-pg-'));
    try {
      const list = join(folder, 'list');
      await writeFile(list, `${picked.join('\n')}\n`);
      const program = await startPgProgram(
        this.#pgRestore,
        [
          ['--exit-on-error', '--no-owner', `--use-list=${list}`],
          [`--dbname=${target.database}`],
          section ? [`--section=${section}`] : [],
          withRights ? [] : ['--no-acl'],
        ].flat(),
        { target, signal },
      );
      await endTogether(program, () =>
        pipeline(Readable.from([this.#content]), program.stdin, { signal }),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #pick(pick: RestoreOptions['pick']): string[] {
    return this.#entries.filter(line =>
      pick(line.replace(/^\d+; \d+ \d+ /, '')),
    );
  }
}

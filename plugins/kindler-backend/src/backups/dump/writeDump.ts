import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import {
  connectOnce,
  endTogether,
  startPgProgram,
  type SqlTarget,
} from '../../postgres';
import type { BackupManifest } from '../files/BackupManifest';
import { Digest } from '../files/Digest';
import { FrameEncrypter } from '../frames/FrameEncrypter';
import type { BackupKey } from '../frames/header';
import { countRows, readFacts } from './readFacts';

export interface WriteDumpOptions {
  target: SqlTarget;
  /** Path or name of pg_dump. */
  pgDump: string;
  /** Encrypts it; as plain as pg_dump writes it if missing. */
  key?: BackupKey;
  signal: AbortSignal;
  /** Opens the file, once pg_dump has been started. */
  begin(): Promise<Writable>;
}

export type Dumped = Pick<
  BackupManifest,
  'server' | 'tables' | 'plain' | 'stored' | 'keyId'
>;

/** Dumps a database, and counts its tables in the same snapshot. */
export async function writeDump(options: WriteDumpOptions): Promise<Dumped> {
  return connectOnce(options.target, async client => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // A policy would hide rows from the count, and run code of whoever wrote it.
    await client.query('SET LOCAL row_security = off');
    const server = await readFacts(client);
    const tables = await countRows(client);
    const digests = await dump(client, options);
    return { server, tables, ...digests, keyId: options.key?.id };
  });
}

async function dump(client: ClientBase, options: WriteDumpOptions) {
  const { target, pgDump, key, signal, begin } = options;
  const { rows } = await client.query(
    'SELECT pg_export_snapshot() AS snapshot',
  );
  const program = await startPgProgram(
    pgDump,
    ['--format=custom', '--compress=1', `--snapshot=${rows[0].snapshot}`],
    { target, signal },
  );
  return endTogether(program, async () =>
    store(program.stdout, { file: await begin(), key, signal }),
  );
}

/** Writes data to a file, encrypted where there is a key. */
export async function store(
  data: Readable,
  options: { file: Writable; key?: BackupKey; signal: AbortSignal },
) {
  const { file, key, signal } = options;
  const [plain, stored] = [new Digest(), new Digest()];
  await (key
    ? pipeline(data, plain, new FrameEncrypter(key), stored, file, { signal })
    : pipeline(data, plain, stored, file, { signal }));
  return { plain: plain.result(), stored: stored.result() };
}

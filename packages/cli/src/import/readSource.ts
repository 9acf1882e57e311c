import { readFile } from 'node:fs/promises';
import type { Surroundings } from '../Surroundings';
import { UsageError } from '../UsageError';
import { checkTexts } from './checkTexts';
import type { Source } from './Source';
import { readCsv } from './sources/readCsv';
import { readPostgres } from './sources/readPostgres';
import { readSqlite } from './sources/readSqlite';

const SQLITE = Buffer.from('SQLite format 3\0');
const POSTGRES_URL = /^postgres(ql)?:\/\//;

export interface SourceOptions {
  /** A file. */
  from?: string;
  /** Name of an environment variable that holds the URL of a database. */
  fromEnv?: string;
}

/** Reads the source that the options name, and sets aside what cannot be sent. */
export async function readSource(
  options: SourceOptions,
  { env }: Pick<Surroundings, 'env'>,
): Promise<Source> {
  const source = await read(options, env).catch(cause => {
    throw cause instanceof UsageError
      ? cause
      : new Error(`The source ${nameOf(options)} was not read`, { cause });
  });
  if (source.records.length + source.refused.length === 0) {
    throw new UsageError(
      `The source ${nameOf(
        options,
      )} holds no environments; is it the right one?`,
    );
  }
  return checkTexts(source);
}

/** Never the URL, which holds a password. */
function nameOf({ from, fromEnv }: SourceOptions): string {
  return `'${from ?? fromEnv}'`;
}

async function read(
  { from, fromEnv }: SourceOptions,
  env: Surroundings['env'],
): Promise<Source> {
  if (Boolean(from) === Boolean(fromEnv)) {
    throw new UsageError('Name one source: --from <file> or --from-env <name>');
  }
  if (from) {
    return readFileSource(from);
  }
  const url = env[fromEnv!];
  if (!url || !POSTGRES_URL.test(url)) {
    throw new UsageError(
      `The environment variable ${fromEnv} holds no postgresql:// URL`,
    );
  }
  return readPostgres(url);
}

async function readFileSource(path: string): Promise<Source> {
  if (POSTGRES_URL.test(path)) {
    throw new UsageError(
      'Others can read arguments: put the URL into an environment variable, and name that with --from-env',
    );
  }
  const content = await readFile(path).catch(error => {
    throw new UsageError(`--from cannot be read: ${error.message}`);
  });
  return content.subarray(0, SQLITE.length).equals(SQLITE)
    ? readSqlite(path)
    : readCsv(content);
}

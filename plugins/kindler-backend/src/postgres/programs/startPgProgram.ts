import { spawn } from 'node:child_process';
import {
  mkdtemp,
  open,
  rm,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { SqlTarget } from '../connectOnce';
import { passEnvironment } from './passEnvironment';
import { PgProgramError } from './PgProgramError';

const MOST_SAID = 4000;
const KILL_AFTER_MS = 2000;
/** The descriptor on which the program finds the password. */
const PASSWORD_FD = 3;

export interface PgProgram {
  stdin: Writable;
  stdout: Readable;
  /** Resolves when the program has succeeded; rejects with a {@link PgProgramError} if it has not. */
  ended: Promise<void>;
  stop(): void;
}

/**
 * Starts pg_dump or pg_restore with arguments, never through a shell. libpq reads the password from a file that has no
 * name any more when the program starts, so no crash can leave it behind.
 */
export async function startPgProgram(
  program: string,
  args: readonly string[],
  options: {
    target: SqlTarget;
    signal: AbortSignal;
    /** Called for each line that the program writes about its work. */
    onLine?(line: string): void;
  },
): Promise<PgProgram> {
  const { target, signal, onLine } = options;
  signal.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), 'kindler-pg-'));
  let password: FileHandle | undefined;
  try {
    const env = await passEnvironment(target, folder);
    password = await openPassword(target, folder);
    const child = spawn(program, [...args, '--no-password'], {
      env: { ...env, PGPASSFILE: `/dev/fd/${PASSWORD_FD}` },
      stdio: ['pipe', 'pipe', 'pipe', password.fd],
    });
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-MOST_SAID);
    });
    if (onLine) {
      createInterface({ input: child.stderr! }).on('line', onLine);
    }
    const stop = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) =>
        reject(PgProgramError.notStarted(program, error)),
      );
      child.once('close', (code, by) =>
        code === 0
          ? resolve()
          : reject(PgProgramError.failed(program, code ?? by, said)),
      );
    }).finally(async () => {
      signal.removeEventListener('abort', stop);
      await rm(folder, { recursive: true, force: true });
    });
    // Whoever awaits it later is told then.
    ended.catch(() => {});
    return { stdin: child.stdin!, stdout: child.stdout!, ended, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await password?.close();
  }
}

async function openPassword(
  { password }: SqlTarget,
  folder: string,
): Promise<FileHandle> {
  const file = join(folder, 'pgpass');
  const escaped = password.replace(/[\\:]/g, '\\$&');
  await writeFile(file, `*:*:*:*:${escaped}\n`, { mode: 0o600 });
  const handle = await open(file, 'r');
  await rm(file);
  return handle;
}

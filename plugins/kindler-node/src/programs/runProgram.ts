import { spawn } from 'node:child_process';
import { endGroup } from './endGroup';
import { OutputReader } from './OutputReader';
import { programEnvironment } from './programEnvironment';
import { ProgramError, type ProgramFault } from './ProgramError';

const MOST_OUTPUT_BYTES = 4 * 1024 * 1024;

/** @public */
export interface RunProgramOptions {
  /** Ends the program when it is aborted, with all it started. */
  signal: AbortSignal;
  /** The same after so many milliseconds. */
  timeoutMs: number;
  /** What it reads. Without it there is nothing to read. */
  input?: string;
  /** Variables besides those that every program gets: `PATH`, `HOME`, and what Docker and proxies need. */
  env?: Record<string, string>;
  /** The most that it may write to each of its outputs; 4 MiB by default. */
  maxOutputBytes?: number;
  /** Told each line as it comes, of both outputs. */
  onLine?(line: string): void;
}

/** @public */
export interface ProgramResult {
  /** Exit code; undefined when a signal ended it. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program with arguments, never through a shell, and gives how it ended and what it said. It leads a process group
 * of its own, which is ended by the deadline and the signal.
 *
 * @throws ProgramError when it cannot be run to its end
 * @public
 */
export async function runProgram(
  program: string,
  args: string[],
  options: RunProgramOptions,
): Promise<ProgramResult> {
  const { signal, timeoutMs, input, onLine } = options;
  if (signal.aborted) {
    throw new ProgramError('aborted', `${program} was not started: aborted`);
  }
  const child = spawn(program, args, {
    detached: true,
    env: programEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let fault: ProgramError | undefined;
    const giveUp = (kind: ProgramFault, message: string) => {
      fault ??= new ProgramError(kind, `${program} ${message}`);
      endGroup(child);
    };
    const abort = () => giveUp('aborted', 'was ended: aborted');
    const timer = setTimeout(
      () => giveUp('timeout', `did not end within ${timeoutMs} ms`),
      timeoutMs,
    );
    const maxBytes = options.maxOutputBytes ?? MOST_OUTPUT_BYTES;
    const onTooMuch = () =>
      giveUp('too-much-output', `wrote more than ${maxBytes} bytes`);
    const [stdout, stderr] = [child.stdout, child.stderr].map(
      stream => new OutputReader(stream, { maxBytes, onTooMuch, onLine }),
    );
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      finish();
    };
    signal.addEventListener('abort', abort, { once: true });
    child.once('error', error =>
      settle(() => reject(fault ?? startFault(program, error))),
    );
    child.once('close', code =>
      settle(() => {
        const said = { stdout: stdout.end(), stderr: stderr.end() };
        if (fault) {
          reject(fault);
        } else {
          resolve({ code: code ?? undefined, ...said });
        }
      }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

function startFault(program: string, error: NodeJS.ErrnoException) {
  return error.code === 'ENOENT'
    ? new ProgramError('missing', `${program} was not found`)
    : new ProgramError(
        'not-started',
        `${program} cannot be started: ${error.code ?? error.message}`,
      );
}

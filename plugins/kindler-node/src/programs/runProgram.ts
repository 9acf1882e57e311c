import { spawn } from 'node:child_process';
import { endGroup } from './endGroup';
import { OutputReader } from './OutputReader';
import { programEnvironment } from './programEnvironment';
import { ProgramError, type ProgramFault } from './ProgramError';

const MOST_OUTPUT_BYTES = 4 * 1024 * 1024;

/** @public */
export interface RunProgramOptions {
  /** Ends the program and everything that it started when aborted. */
  signal: AbortSignal;
  /** Ends them after this number of milliseconds. */
  timeoutMs: number;
  /** Standard input; empty if missing. */
  input?: string;
  /** Variables in addition to those that every program gets: `PATH`, `HOME`, and those for Docker and proxies. */
  env?: Record<string, string>;
  /** Size limit of each output in bytes; 4 MiB by default. */
  maxOutputBytes?: number;
  /** Called with each line of either output as it arrives. */
  onLine?(line: string): void;
}

/** @public */
export interface ProgramResult {
  /** Exit code; undefined if a signal ended the program. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program with arguments, never through a shell, and returns its exit code and output. The program leads its own
 * process group, which is ended at the deadline or by the signal.
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

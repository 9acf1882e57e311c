import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { LabError } from './LabError';
import { waitFor } from './waitFor';

/** A program to start in the background. */
export interface Program {
  command: string;
  arguments: string[];
  cwd: string;
  logFile: string;
  environment: NodeJS.ProcessEnv;
  runAs?: { uid: number; gid: number };
}

/**
 * Starts a program in its own session, so that signals of our terminal do not reach it, and gives its process id.
 */
export async function startProgram(program: Program): Promise<number> {
  const log = openSync(program.logFile, 'a', 0o600);
  try {
    const child = spawn(program.command, program.arguments, {
      cwd: program.cwd,
      env: program.environment,
      uid: program.runAs?.uid,
      gid: program.runAs?.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return await new Promise<number>((resolve, reject) => {
      child.once('error', error =>
        reject(new LabError(`Cannot start ${program.command}`, error)),
      );
      child.once('spawn', () => resolve(child.pid!));
    });
  } finally {
    closeSync(log);
  }
}

/**
 * Runs a program to its end and gives what it wrote to its output.
 *
 * @throws LabError with both outputs when the exit code is not 0
 */
export async function runProgram(
  program: Omit<Program, 'logFile'>,
  options: { deadlineMs: number },
): Promise<string> {
  const child = spawn(program.command, program.arguments, {
    cwd: program.cwd,
    env: program.environment,
    uid: program.runAs?.uid,
    gid: program.runAs?.gid,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.deadlineMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (errors += chunk));
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      resolve(exitCode ?? signal ?? 'unknown'),
    );
  });
  if (code !== 0) {
    throw new LabError(
      `${program.command} ended with ${code}:\n${errors}${output}`,
    );
  }
  return output;
}

/** State letter of a process as `ps` shows it, or undefined when there is none. A zombie counts as gone. */
export function processState(pid: number | undefined): string | undefined {
  if (pid === undefined) {
    return undefined;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? '?' : undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const letter = stat.charAt(stat.lastIndexOf(')') + 2);
    return letter === 'Z' || letter === 'X' ? undefined : letter;
  } catch (error) {
    return process.platform === 'linux' ? undefined : '?';
  }
}

/** Whether a process is there and not a zombie. */
export function isRunning(pid: number | undefined): boolean {
  return processState(pid) !== undefined;
}

/** Sends a signal; a process that is gone already is no error. */
export function signalProcess(
  pid: number | undefined,
  signal: NodeJS.Signals,
): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Asks a process to end and waits until it did; after the deadline it is killed. */
export async function endProcess(
  pid: number | undefined,
  options: { deadlineMs: number; signal?: NodeJS.Signals },
): Promise<void> {
  signalProcess(pid, 'SIGCONT');
  signalProcess(pid, options.signal ?? 'SIGTERM');
  const gone = () => (isRunning(pid) ? undefined : true);
  try {
    await waitFor(`the end of process ${pid}`, gone, {
      deadlineMs: options.deadlineMs,
      everyMs: 50,
    });
  } catch {
    signalProcess(pid, 'SIGKILL');
    await waitFor(`the end of process ${pid}`, gone, {
      deadlineMs: 5_000,
      everyMs: 50,
    });
  }
}

/** Process id of the postmaster of a data folder, when it runs. */
export function postmasterPid(dataDir: string): number | undefined {
  try {
    const pid = Number(
      readFileSync(`${dataDir}/postmaster.pid`, 'utf8').split('\n')[0],
    );
    return Number.isInteger(pid) && isRunning(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

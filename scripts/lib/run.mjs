import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './paths.mjs';
import { Failure } from './Failure.mjs';
import { say } from './say.mjs';

const LINES_OF_FAILURE = 30;

const running = new Set();

/** Asks every program that runs in the foreground to end. */
export function endForeground() {
  for (const child of running) {
    child.kill('SIGTERM');
  }
}

/** Runs a program in the foreground and gives its exit code, or the name of the signal that ended it. */
export async function exitOf(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  }).finally(() => running.delete(child));
}

/**
 * Runs a program whose output goes to a log file, so that what the reader sees stays short; a failure shows the end of it.
 * With `twice` a failure is tried once more, because networks are what fails most.
 */
export async function runQuietly(
  command,
  args,
  { logFile, twice, ...options },
) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w', 0o600);
  const run = () =>
    exitOf(command, args, { ...options, stdio: ['ignore', log, log] });
  let code;
  try {
    code = await run();
    if (code !== 0 && twice) {
      say('That failed; trying once more');
      code = await run();
    }
  } finally {
    closeSync(log);
  }
  if (code !== 0) {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
    throw new Failure(
      [
        ...lines.slice(-LINES_OF_FAILURE),
        `${[command, ...args].join(
          ' ',
        )} ended with ${code}; its log is ${logFile}`,
      ].join('\n'),
    );
  }
}

/** What a program writes to its output; undefined when it fails or is not there. */
export async function outputOf(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  let output = '';
  child.stdout?.on('data', chunk => (output += chunk));
  return new Promise(resolve => {
    child.once('error', () => resolve(undefined));
    child.once('close', code =>
      resolve(code === 0 ? output.trim() : undefined),
    );
  });
}

import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { Failure } from './Failure.mjs';

/** Runs a program in the foreground and gives its exit code, or the name of the signal that ended it. */
export async function exitOf(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

/** Runs a program in the foreground; any other exit code than 0 is a failure. */
export async function run(command, args, options = {}) {
  const code = await exitOf(command, args, options).catch(error => {
    throw new Failure(`Cannot run ${command}: ${error.message}`);
  });
  if (code !== 0) {
    throw new Failure(`${[command, ...args].join(' ')} ended with ${code}`);
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

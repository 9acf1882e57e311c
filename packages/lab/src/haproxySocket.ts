import { createConnection } from 'node:net';
import { LabError } from './LabError';

/**
 * Sends one command to a socket of HAProxy and gives the answer. HAProxy knows no exit codes: callers read the text.
 */
export async function askHaproxy(
  socketPath: string,
  command: string,
  options: { deadlineMs?: number } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path: socketPath });
    let answer = '';
    socket.setTimeout(options.deadlineMs ?? 2_000, () =>
      socket.destroy(new Error('no answer in time')),
    );
    socket.setEncoding('utf8');
    socket.once('connect', () => socket.write(`${command}\n`));
    socket.on('data', chunk => (answer += chunk));
    socket.once('error', error =>
      reject(new LabError(`HAProxy's socket ${socketPath}: ${error.message}`)),
    );
    socket.once('close', () => resolve(answer.trim()));
  });
}

/**
 * Sends one command that changes something.
 *
 * @param done - the answer to a command that did what it should; empty when left out
 * @throws LabError with any other answer
 */
export async function tellHaproxy(
  socketPath: string,
  command: string,
  done: RegExp = /^$/,
): Promise<void> {
  const answer = await askHaproxy(socketPath, command);
  if (!done.test(answer)) {
    throw new LabError(`HAProxy answered to ${command}: ${answer}`);
  }
}

import { connect, type NetConnectOpts } from 'node:net';
import { SourceError } from '../model/fault';
import { redact } from '../model/redact';

/** 100,000 servers fit. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** A Unix socket's path, or `host:port`. */
export function socketAddress(text: string): NetConnectOpts {
  const tcp = /^([^/]+):(\d+)$/.exec(text);
  return tcp ? { host: tcp[1], port: Number(tcp[2]) } : { path: text };
}

/**
 * Sends a text and answers all that came until the other side closed the connection. Rejects with a socket error or a
 * SourceError, also where HAProxy refuses the command in words, as its answers have no codes.
 */
export async function exchange(options: {
  address: NetConnectOpts;
  timeoutMs: number;
  text: string;
}): Promise<string> {
  const { address, timeoutMs, text } = options;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const socket = connect(address, () => {
      socket.write(text);
    });
    const timer = setTimeout(
      () => socket.destroy(new SourceError('timeout', 'No answer in time')),
      timeoutMs,
    );
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) {
        socket.destroy(new SourceError('too-large', 'The answer is too large'));
      }
      chunks.push(chunk);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      const answer = Buffer.concat(chunks).toString('utf8');
      const refusal = refusalIn(answer);
      if (refusal) {
        reject(refusal);
      } else {
        resolve(answer);
      }
    });
  });
}

/**
 * The answer, where it came wholly: HAProxy ends every answer with an empty line. Half a table looks like a whole one,
 * so an answer without it is no answer.
 */
export function wholeAnswer(answer: string): string {
  if (answer === '') {
    throw new SourceError('parse', 'The answer is empty');
  }
  if (answer !== '\n' && !answer.endsWith('\n\n')) {
    throw new SourceError('parse', 'The answer is cut off');
  }
  return answer;
}

/** A sentence is short: more of an answer is never looked at. */
const MOST_READ = 4096;

/** The first line of an answer, as it fits a message. */
export function firstLine(text: string): string {
  return redact(text.slice(0, MOST_READ).trim().split('\n')[0]);
}

function refusalIn(answer: string): SourceError | undefined {
  if (/^Unknown command/m.test(answer)) {
    return new SourceError('config', firstLine(answer));
  }
  return /^Permission denied/m.test(answer)
    ? new SourceError(
        'auth',
        'The runtime socket does not allow this; it needs level admin',
      )
    : undefined;
}

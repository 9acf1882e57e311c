import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { redact } from '../model/redact';
import { prepareSocket, type SocketAddress } from './prepareSocket';

/** 100,000 servers fit. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * Sends a text and answers all that came until the other side closed the connection. Rejects with a socket error or a
 * SourceError, also where HAProxy refuses the command in words, as its answers have no codes.
 */
export async function exchange(options: {
  at: SocketAddress;
  timeoutMs: number;
  text: string;
}): Promise<string> {
  const { at, timeoutMs, text } = options;
  const open = await prepareSocket(at);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const socket = open();
    socket.write(text);
    const timer = setTimeout(
      () =>
        socket.destroy(new SourceError('timeout', word('fault-no-answer', {}))),
      timeoutMs,
    );
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) {
        const wording = word('fault-bytes', { bytes: MAX_ANSWER_BYTES });
        socket.destroy(new SourceError('too-large', wording));
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
    throw new SourceError('parse', word('fault-empty', {}));
  }
  if (answer !== '\n' && !answer.endsWith('\n\n')) {
    throw new SourceError('parse', word('fault-cut-off', {}));
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
    const said = firstLine(answer);
    return new SourceError('config', word('fault-haproxy-refused', { said }));
  }
  return /^Permission denied/m.test(answer)
    ? new SourceError('auth', word('fault-haproxy-level', {}))
    : undefined;
}

import type { Socket } from 'node:net';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';

/** Limit on everything that is read of an answer besides its body. */
const MOST_FRAME_BYTES = 256 * 1024;

/**
 * Ends a connection on which the answer to one request exceeds the size of an answer and its frame. Headers, interim
 * answers and chunk frames count as well. A write starts the count again, because the writer has read the previous
 * answer.
 */
export function limitAnswers(socket: Socket, maxBytes: number): void {
  const limit = 2 * maxBytes + MOST_FRAME_BYTES;
  let asked = 0;
  let before = 0;
  let seen = 0;
  socket.on('readable', () => {
    if (socket.bytesWritten !== asked) {
      asked = socket.bytesWritten;
      before = seen;
    }
    seen = socket.bytesRead;
    if (seen - before > limit) {
      socket.destroy(tooLarge(maxBytes));
    }
  });
}

export function tooLarge(maxBytes: number): SourceError {
  return new SourceError('too-large', word('fault-bytes', { bytes: maxBytes }));
}

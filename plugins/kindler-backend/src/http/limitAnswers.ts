import type { Socket } from 'node:net';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';

/** All that is read of an answer beside its body. */
const MOST_FRAME_BYTES = 256 * 1024;

/**
 * Ends a connection over which more comes in answer to one request than an answer and its frame can have: headers, interim
 * answers and the frames of chunks count, too. Who writes has read the answer before.
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

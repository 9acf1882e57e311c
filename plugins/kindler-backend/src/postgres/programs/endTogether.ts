import type { PgProgram } from './startPgProgram';

/** What a stream says when its other end is gone, which is no reason of its own. */
const FOLLOWS = ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'];

/**
 * Waits for a program and for the stream from or to it. A program that fails closes its stream as one that succeeds does,
 * and a stream that fails leaves the program waiting, so neither tells the outcome alone.
 */
export async function endTogether<T>(
  program: PgProgram,
  streaming: () => Promise<T>,
): Promise<T> {
  const streamed = streaming().catch(error => {
    program.stop();
    throw error;
  });
  const [stream, ended] = await Promise.allSettled([streamed, program.ended]);
  if (
    stream.status === 'rejected' &&
    !(FOLLOWS.includes(stream.reason?.code) && ended.status === 'rejected')
  ) {
    throw stream.reason;
  }
  if (ended.status === 'rejected') {
    throw ended.reason;
  }
  return (stream as PromiseFulfilledResult<Awaited<T>>).value;
}

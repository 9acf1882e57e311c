import { SourceError } from '../model/fault';
import { typedError } from './typedError';

/** An answer of the Kubernetes API, or a typed error; the client itself waits for ever. */
export async function inTime<T>(
  answer: Promise<T>,
  timeoutMs: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(new SourceError('timeout', `No answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw typedError(error);
  } finally {
    clearTimeout(timer);
  }
}

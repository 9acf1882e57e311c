import { SourceError } from '../model/fault';

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
    throw typed(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The client's errors carry the HTTP status as a number, and whole bodies in their messages. */
function typed(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'number') {
    return error;
  }
  return new SourceError(
    code === 401 || code === 403 ? 'auth' : 'http',
    `The Kubernetes API answered with status ${code}`,
  );
}

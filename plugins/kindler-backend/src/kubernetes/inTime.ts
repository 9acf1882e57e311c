import { withDeadline, word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { typedError } from './typedError';

/** Returns an answer of the Kubernetes API or rejects with a typed error. The client itself would wait for ever. */
export async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const late = () =>
    new SourceError('timeout', word('fault-no-answer-within', { ms }));
  try {
    return await withDeadline(() => answer, { ms, late });
  } catch (error) {
    throw typedError(error);
  }
}

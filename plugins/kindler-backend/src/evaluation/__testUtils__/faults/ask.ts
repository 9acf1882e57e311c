import { word, type FaultKind } from '@kindler/backstage-plugin-kindler-common';
import { classifyError, SourceError } from '../../../model/fault';
import { answered, failed, type Reading } from '../../../model/Reading';

/** A reading after one more question: the same words again, or a fault. */
export function ask<T>(
  before: Reading<T> | undefined,
  id: string,
  at: number,
  { value, fault, code }: { value?: T; fault?: FaultKind; code?: string },
): Reading<T> {
  const reading = before ?? { source: sourceOf(id) };
  return fault
    ? failed(reading, { ...faultOf(fault, id), code }, at)
    : answered(reading, value as T, at);
}

function sourceOf(id: string): Reading<unknown>['source'] {
  const kind = id.split(':', 1)[0] as Reading<unknown>['source']['kind'];
  return { id, kind, target: id.slice(kind.length + 1) };
}

function faultOf(kind: FaultKind, id: string) {
  return classifyError(
    new SourceError(kind, word(`fault-${kind}`, { detail: 'No answer' })),
    sourceOf(id),
  );
}

import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';

/**
 * What an operation does, in words.
 */
export function operationTitle(
  operation: Pick<Operation, 'kind'> & { subject: { name: string } },
  t: KindlerTranslate,
): string {
  return t(`operation.kind.${operation.kind}`, {
    name: operation.subject.name,
  });
}

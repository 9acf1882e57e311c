import { ConflictError } from '@backstage/errors';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { OperationReader } from './OperationReader';

/** Says which operation works on a subject, to whoever wants another one on it. */
export async function busyError(
  reader: OperationReader,
  subject: Operation['subject'],
): Promise<ConflictError> {
  const active = await reader.findActive(subject);
  return new ConflictError(
    `Operation '${active?.id}' (${active?.kind}) works on ${subject.kind} '${subject.name}' already`,
  );
}

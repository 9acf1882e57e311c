import { ConflictError } from '@backstage/errors';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { OperationReader } from './OperationReader';

/** Creates the error that tells a requester which operation is active on the subject. */
export async function busyError(
  reader: OperationReader,
  subject: Operation['subject'],
): Promise<ConflictError> {
  const active = await reader.findActive(subject);
  return new ConflictError(
    `Operation '${active?.id}' (${active?.kind}) works on ${subject.kind} '${subject.name}' already`,
  );
}

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import {
  isRemoteError,
  remoteError,
} from '@kindler/backstage-plugin-kindler-common';

export interface Deletion {
  operation: Operation;
  /** False when the deletion was already under way. */
  own: boolean;
}

/**
 * Starts the deletion, or finds the one that is under way; undefined when there is no such environment.
 */
export async function startDeletion(
  name: string,
  kindler: KindlerService,
  credentials: BackstageCredentials,
): Promise<Deletion | undefined> {
  try {
    const answer = await kindler.deleteEnvironment(name, { credentials });
    return { operation: answer.item, own: true };
  } catch (error) {
    if (isRemoteError(error, 'NotFoundError')) {
      return undefined;
    }
    const running = isRemoteError(error, 'ConflictError')
      ? await findDeletion(name, kindler, credentials)
      : undefined;
    if (running) {
      return { operation: running, own: false };
    }
    throw new ForwardedError(
      `Environment "${name}" could not be deleted`,
      remoteError(error),
    );
  }
}

async function findDeletion(
  name: string,
  kindler: KindlerService,
  credentials: BackstageCredentials,
): Promise<Operation | undefined> {
  const { items } = await kindler.listOperations(
    { subjectKind: 'environment', subjectName: name },
    { credentials },
  );
  return items.find(
    ({ kind, status }) =>
      kind === 'environment-delete' &&
      (status === 'pending' || status === 'running'),
  );
}

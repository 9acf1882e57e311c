import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { EnvironmentAnswer } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { isRemoteError } from '@kindler/backstage-plugin-kindler-common';

/**
 * State of an environment: its row, on its way but not yet recorded, or not there.
 */
export type ObservedState =
  | { kind: 'found'; answer: EnvironmentAnswer }
  | { kind: 'coming' }
  | { kind: 'absent' };

/**
 * Reads an environment. Without a row it counts as `coming` while an operation works on it.
 */
export async function readEnvironmentState(
  name: string,
  kindler: KindlerService,
  credentials: BackstageCredentials,
): Promise<ObservedState> {
  const first = await find(name, kindler, credentials);
  if (first) {
    return { kind: 'found', answer: first };
  }
  const { items } = await kindler.listOperations(
    { subjectKind: 'environment', subjectName: name },
    { credentials },
  );
  const creating = items.some(
    ({ kind, status }) =>
      kind === 'environment-create' &&
      (status === 'pending' || status === 'running'),
  );
  if (creating) {
    return { kind: 'coming' };
  }
  // An operation may have ended, with a row as its result, between the two reads.
  const second = await find(name, kindler, credentials);
  return second ? { kind: 'found', answer: second } : { kind: 'absent' };
}

async function find(
  name: string,
  kindler: KindlerService,
  credentials: BackstageCredentials,
): Promise<EnvironmentAnswer | undefined> {
  try {
    return await kindler.getEnvironment(name, { credentials });
  } catch (error) {
    if (isRemoteError(error, 'NotFoundError')) {
      return undefined;
    }
    throw error;
  }
}

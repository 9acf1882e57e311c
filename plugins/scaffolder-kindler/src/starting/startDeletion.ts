import { isRemoteError } from '@kindler/backstage-plugin-kindler-common';
import {
  startOnce,
  type StartContext,
  type StartedOperation,
} from './startOnce';
import { startOrJoin } from './startOrJoin';

/**
 * Starts the deletion, or finds the one that is under way; undefined when there is no such environment.
 */
export async function startDeletion(
  { name, reason }: { name: string; reason?: string },
  context: StartContext,
): Promise<StartedOperation | undefined> {
  const { kindler, credentials } = context;
  const kind = 'environment-delete';
  const start = () =>
    kindler.deleteEnvironment(name, { reason }, { credentials });
  try {
    return await startOnce(
      `kindler.environment.delete.${name}`,
      () => startOrJoin({ kind, name, start }, context),
      context,
    );
  } catch (error) {
    if (isRemoteError(error, 'NotFoundError')) {
      return undefined;
    }
    throw error;
  }
}

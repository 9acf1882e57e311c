import { ForwardedError } from '@backstage/errors';
import {
  isRemoteError,
  remoteError,
  type Operation,
  type OperationAnswer,
  type OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import { hasEnded } from '../waiting/OperationNews';
import type { StartContext, StartedOperation } from './startOnce';

export interface StartOrJoinOptions {
  kind: OperationKind;
  /** Name of the environment. */
  name: string;
  start: () => Promise<OperationAnswer>;
}

/**
 * Starts an operation on an environment, or joins the one of its kind that is under way: what is asked for is the same.
 *
 * @throws the NotFoundError of Kindler where there is no such environment; a ForwardedError for anything else
 */
export async function startOrJoin(
  options: StartOrJoinOptions,
  context: StartContext,
): Promise<StartedOperation> {
  const { kind, name, start } = options;
  try {
    return { operation: (await start()).item, own: true };
  } catch (error) {
    if (isRemoteError(error, 'NotFoundError')) {
      throw remoteError(error);
    }
    const running = isRemoteError(error, 'ConflictError')
      ? await findRunning(kind, name, context)
      : undefined;
    if (running) {
      return { operation: running, own: false };
    }
    throw new ForwardedError(
      `Could not start ${kind} of "${name}"`,
      remoteError(error),
    );
  }
}

async function findRunning(
  kind: OperationKind,
  name: string,
  { kindler, credentials }: StartContext,
): Promise<Operation | undefined> {
  const { items } = await kindler.listOperations(
    { subjectKind: 'environment', subjectName: name },
    { credentials },
  );
  return items.find(item => item.kind === kind && !hasEnded(item));
}

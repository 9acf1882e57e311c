import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';

const MAX_ATTEMPTS = 10;

export interface StartedOperation {
  operation: Operation;
  /** False if somebody else started it; cancelling the task then leaves it alone. */
  own: boolean;
}

/** Everything that starting needs from the current step. */
export interface StartContext {
  kindler: KindlerService;
  credentials: BackstageCredentials;
  checkpoint: ActionContext<JsonObject>['checkpoint'];
}

/**
 * Starts an operation once, however often the task runs: a task that runs again goes on with the operation that it has
 * started. When that one has failed for good, running the task again means trying again.
 *
 * @param key - of the checkpoint; unique within the step
 */
export async function startOnce(
  key: string,
  start: (attempt: number) => Promise<StartedOperation>,
  context: StartContext,
): Promise<StartedOperation> {
  const { kindler, credentials, checkpoint } = context;
  for (let attempt = 1; ; attempt += 1) {
    let started: StartedOperation | undefined;
    const { id, own } = await checkpoint({
      key: attempt > 1 ? `${key}:${attempt}` : key,
      fn: async () => {
        started = await start(attempt);
        return { id: started.operation.id, own: started.own };
      },
    });
    const operation =
      started?.operation ??
      (await kindler.getOperation(id, { credentials })).item;
    const lost =
      operation.status === 'failed' || operation.status === 'cancelled';
    if (!lost || attempt === MAX_ATTEMPTS) {
      return { operation, own };
    }
  }
}

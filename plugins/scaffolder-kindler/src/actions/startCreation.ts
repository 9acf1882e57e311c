import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import type {
  CreateEnvironmentRequest,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { remoteError } from '@kindler/backstage-plugin-kindler-common';

const MAX_ATTEMPTS = 10;

export interface StartCreationOptions {
  kindler: KindlerService;
  credentials: BackstageCredentials;
  taskId: string;
  /** Step of the template; it tells two creations of the same name in one task apart. */
  stepId: string | undefined;
  checkpoint<T extends string>(options: {
    key: string;
    fn: () => Promise<T>;
  }): Promise<T>;
}

/**
 * Starts the creation, or finds the one that an earlier run of the same task has started.
 *
 * @remarks
 * The idempotency key is made of the task, the step and the name, so a task that runs again meets its own operation. When that
 * one has failed for good, running the task again means trying again: the key then gets the number of the attempt.
 */
export async function startCreation(
  request: CreateEnvironmentRequest,
  options: StartCreationOptions,
): Promise<Operation> {
  const { kindler, credentials, taskId, stepId = '', checkpoint } = options;
  const base = `scaffolder:${taskId}:${stepId.slice(0, 60)}:${request.name}`;
  for (let attempt = 1; ; attempt += 1) {
    const suffix = attempt > 1 ? `:${attempt}` : '';
    const idempotencyKey = `${base}${suffix}`;
    let started: Operation | undefined;
    const operationId = await checkpoint({
      key: `kindler.environment.create.${request.name}${suffix}`,
      fn: async () => {
        started = await create(kindler, credentials, request, idempotencyKey);
        return started.id;
      },
    });
    const operation =
      started ??
      (await kindler.getOperation(operationId, { credentials })).item;
    const lost =
      operation.status === 'failed' || operation.status === 'cancelled';
    if (!lost || attempt === MAX_ATTEMPTS) {
      return operation;
    }
  }
}

async function create(
  kindler: KindlerService,
  credentials: BackstageCredentials,
  request: CreateEnvironmentRequest,
  idempotencyKey: string,
): Promise<Operation> {
  try {
    const answer = await kindler.createEnvironment(
      { ...request, idempotencyKey },
      { credentials },
    );
    return answer.item;
  } catch (error) {
    throw new ForwardedError(
      `Environment "${request.name}" could not be created`,
      remoteError(error),
    );
  }
}

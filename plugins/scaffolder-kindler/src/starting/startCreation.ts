import { ForwardedError } from '@backstage/errors';
import {
  remoteError,
  type CreateEnvironmentRequest,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { startOnce, type StartContext } from './startOnce';

export interface StartCreationContext extends StartContext {
  taskId: string;
  /** Step of the template, to tell apart two creations of the same name in one task. */
  stepId: string | undefined;
}

/**
 * Starts the creation, or finds the one that an earlier run of the same task has started.
 *
 * @remarks
 * The idempotency key is made of the task, the step, the name and the number of the attempt, so a task whose backend died
 * before it kept the checkpoint meets its own operation.
 */
export async function startCreation(
  request: CreateEnvironmentRequest,
  context: StartCreationContext,
): Promise<Operation> {
  const { kindler, credentials, taskId, stepId = '' } = context;
  const { name } = request;
  const base = `scaffolder:${taskId}:${stepId.slice(0, 60)}:${name}`;
  const create = async (attempt: number) => {
    const idempotencyKey = attempt > 1 ? `${base}:${attempt}` : base;
    try {
      const { item } = await kindler.createEnvironment(
        { ...request, idempotencyKey },
        { credentials },
      );
      return { operation: item, own: true };
    } catch (error) {
      throw new ForwardedError(
        `Environment "${name}" could not be created`,
        remoteError(error),
      );
    }
  };
  const key = `kindler.environment.create.${name}`;
  return (await startOnce(key, create, context)).operation;
}

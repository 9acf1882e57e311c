import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import type { StartCreationContext } from '../starting/startCreation';
import type { Pace } from '../waiting/Pace';

/** Everything that starting and waiting need from the current step. */
export interface StepContext extends StartCreationContext {
  logger: LoggerService;
  signal?: AbortSignal;
  timeoutMs: number;
  pace: Pace;
}

type Step = Pick<
  ActionContext<JsonObject>,
  | 'checkpoint'
  | 'getInitiatorCredentials'
  | 'logger'
  | 'signal'
  | 'step'
  | 'task'
>;

/**
 * Begins a step that is no dry run, on behalf of the one who started the task.
 *
 * @throws the signal's reason when the task was cancelled before
 */
export async function beginStep(
  step: Step,
  options: { kindler: KindlerService; pace: Pace; timeoutMs: number },
): Promise<StepContext> {
  step.signal?.throwIfAborted();
  return {
    ...options,
    credentials: await step.getInitiatorCredentials(),
    logger: step.logger,
    signal: step.signal,
    taskId: step.task.id,
    stepId: step.step?.id,
    checkpoint: checkpoint => step.checkpoint(checkpoint),
  };
}

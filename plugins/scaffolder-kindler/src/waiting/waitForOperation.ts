import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  withDeadline,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { OperationFailedError } from './OperationFailedError';
import { OperationNews } from './OperationNews';
import { Waiter } from './Waiter';
import { WaitTimeoutError } from './WaitTimeoutError';
import type { Pace } from './Pace';

export interface WaitForOperationOptions {
  kindler: KindlerService;
  credentials: BackstageCredentials;
  operation: Operation;
  /** Whether cancelling the task cancels the operation. */
  cancels: boolean;
  /** Whether the caller need not wait until it has ended. */
  isEnough?(operation: Operation): boolean;
  logger: LoggerService;
  signal?: AbortSignal;
  timeoutMs: number;
  pace: Pace;
}

/**
 * Waits until the operation has succeeded, or got as far as is enough.
 *
 * @throws OperationFailedError when it ended otherwise; WaitTimeoutError when it did not end in time, it then goes on;
 * the signal's reason after the operation was asked to cancel
 */
export async function waitForOperation(
  options: WaitForOperationOptions,
): Promise<Operation> {
  const { kindler, credentials, operation, isEnough = () => false } = options;
  const news = new OperationNews();
  let latest: Operation | undefined = operation;
  const read = async () => {
    const first = latest;
    latest = undefined;
    return (
      first ?? (await kindler.getOperation(operation.id, { credentials })).item
    );
  };
  try {
    const ended = await new Waiter(options).until(
      `operation ${operation.id}`,
      read,
      value => {
        const seen = news.look(value);
        return { ...seen, done: seen.done || isEnough(value) };
      },
    );
    if (ended.status !== 'succeeded' && !isEnough(ended)) {
      throw OperationFailedError.fromOperation(ended);
    }
    return ended;
  } catch (error) {
    if (options.signal?.aborted && options.cancels) {
      await cancel(options);
    }
    if (error instanceof WaitTimeoutError) {
      throw new WaitTimeoutError(
        `${error.message}. It goes on, see /kindler/operations/${operation.id}`,
      );
    }
    throw error;
  }
}

async function cancel(options: WaitForOperationOptions) {
  const { kindler, credentials, operation, logger, pace } = options;
  try {
    await withDeadline(
      () => kindler.cancelOperation(operation.id, { credentials }),
      { ms: pace.readMs },
    );
    logger.info(
      `Asked operation ${operation.id} to cancel; it undoes what it did`,
    );
  } catch (error) {
    logger.warn(
      `Operation ${
        operation.id
      } could not be cancelled and may go on: ${stringifyError(error)}`,
    );
  }
}

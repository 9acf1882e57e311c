import { CustomErrorBase } from '@backstage/errors';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';

/**
 * An operation ended without the wished result.
 */
export class OperationFailedError extends CustomErrorBase {
  name = 'OperationFailedError' as const;

  static fromOperation(operation: Operation) {
    const { kind, subject, id, status, error } = operation;
    const step = operation.steps.find(
      candidate =>
        candidate.status === 'failed' || candidate.status === 'undo-failed',
    );
    const ended = status === 'cancelled' ? 'was cancelled' : 'failed';
    const reasons = [step?.message, error].filter(
      (reason, index, all) => reason && all.indexOf(reason) === index,
    );
    return new OperationFailedError(
      `Operation ${kind} of "${subject.name}" ${ended}` +
        `${step ? ` at step "${step.name}"` : ''}` +
        `${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}` +
        ` (operation ${id})`,
    );
  }
}

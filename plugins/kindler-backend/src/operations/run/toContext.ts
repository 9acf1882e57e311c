import {
  word,
  wordingOf,
  type OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationClaim } from '../journal/OperationClaim';
import type { OperationInput } from '../OperationTypes';
import type { StepContext } from '../types';
import { Wait } from '../Wait';
import { toMessage } from './stepTexts';

const LOCK_PAUSE_MS = 1000;

/**
 * Creates the context for the steps of a claimed operation. The cast is safe because the saved data has the types of
 * its kind.
 */
export function toContext(
  claim: OperationClaim,
  { signal, save }: Pick<StepContext, 'signal'> & { save(): Promise<void> },
): StepContext {
  const { operation } = claim;
  const currentStep = () =>
    operation.steps.find(({ status }) =>
      ['running', 'waiting', 'undoing'].includes(status),
    );
  return {
    operationId: operation.id,
    input: claim.input as OperationInput<OperationKind>,
    requester: operation.requester,
    reason: operation.reason,
    state: claim.state as StepContext['state'],
    result: { ...operation.result } as StepContext['result'],
    resumedBy: claim.resumedBy,
    signal,
    log: (message, level = 'info') =>
      claim.log({
        ...toMessage(wordingOf(message)),
        level,
        step: currentStep()?.name,
      }),
    progress: async message => {
      Object.assign(currentStep() ?? {}, toMessage(message));
      await save();
    },
    takeLocks: async locks => {
      await claim.keep();
      if (!(await claim.takeLocks(locks))) {
        throw Wait.forTime(
          word('operation-locked', { locks: locks.join(', ') }),
          LOCK_PAUSE_MS,
        );
      }
    },
    releaseLocks: locks => claim.releaseLocks(locks),
  };
}

import { findLeader, word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import type { ActionOperation, ActionStepContext } from '../types';
import { resolveAction, type ActionOptions } from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { watchFor, type Progress } from '../watch/watchFor';

const READ_BACK_MS = 10_000;

/** Cancels a scheduled switchover, and verifies that it is gone without having been carried out. */
export function cancelSwitchoverDefinition(
  options: ActionOptions,
): OperationDefinition<ActionOperation> {
  return {
    kind: 'database-cancel-switchover',
    plan: () => [
      {
        id: 'cancel',
        name: word('step-cancel-switchover', {}),
        check: async context =>
          (await isCancelled(options, context)).done !== undefined,
        do: async context => {
          const { controller, call } = await resolveAction(options, context);
          await controller.cancelSwitchover(call, () =>
            isCancelled(options, context),
          );
        },
        verify: context =>
          watchFor({
            what: word('awaited-schedule-end', {}),
            deadlineMs: READ_BACK_MS,
            next: word('look-schedule', {}),
            signal: context.signal,
            look: () => isCancelled(options, context),
          }),
      },
    ],
    onFailed: context => describeOutcome(options, context),
  };
}

async function isCancelled(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Progress> {
  const { database } = await resolveAction(options, context);
  const { scheduledSwitchover: order, witnesses } = database;
  if (witnesses.patroni.status === 'unknown') {
    return { seen: word('seen-schedule-unknown', {}) };
  }
  if (order) {
    return { seen: word('seen-still-scheduled', { at: order.at }) };
  }
  const leader = findLeader(database.members)?.name;
  const { leader: before } = context.input;
  return before === undefined || leader === before
    ? { done: word('seen-unscheduled', {}) }
    : {
        failed: word('seen-unscheduled-moved', {
          leader: leader ?? word('seen-nobody', {}),
          before,
        }),
      };
}

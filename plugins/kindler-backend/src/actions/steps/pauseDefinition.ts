import { word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import type { ActionOperation, ActionStepContext } from '../types';
import { resolveAction, type ActionOptions } from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { watchFor, type Progress } from '../watch/watchFor';

const READ_BACK_MS = 10_000;

/** Switches automatic failover off or on, and verifies that the members know it. */
export function pauseDefinition(
  options: ActionOptions,
  paused: boolean,
): OperationDefinition<ActionOperation> {
  const look = (context: ActionStepContext) =>
    seePause(options, context, paused);
  const what = word(paused ? 'awaited-pause' : 'awaited-pause-end', {});
  const next = word('look-pause', {});
  return {
    kind: paused ? 'database-pause' : 'database-resume',
    plan: () => [
      {
        id: 'pause',
        name: word(paused ? 'step-pause' : 'step-resume', {}),
        check: async context => (await look(context)).done !== undefined,
        do: async context => {
          const { signal } = context;
          const { controller } = await resolveAction(options, context);
          await setPause(options, context, paused);
          await watchFor({
            what,
            next,
            signal,
            deadlineMs: controller.pauseMs,
            look: () => look(context),
          });
        },
        verify: context =>
          watchFor({
            what,
            next,
            signal: context.signal,
            deadlineMs: READ_BACK_MS,
            look: () => look(context),
          }),
        undo: context => setPause(options, context, !paused),
      },
    ],
    onFailed: context => describeOutcome(options, context),
  };
}

async function setPause(
  options: ActionOptions,
  context: ActionStepContext,
  paused: boolean,
): Promise<void> {
  const { controller, call } = await resolveAction(options, context);
  await controller.setPause(call, paused);
}

/** The record must show it, and every member that can be asked must know it. */
async function seePause(
  options: ActionOptions,
  context: ActionStepContext,
  wanted: boolean,
): Promise<Progress> {
  const { controller, database, call } = await resolveAction(options, context);
  if (database.paused === undefined) {
    return { seen: word('seen-pause-unknown', {}) };
  }
  return database.paused === wanted
    ? controller.confirmPause(call, wanted)
    : {
        seen: word(
          database.paused ? 'seen-is-paused' : 'seen-is-not-paused',
          {},
        ),
      };
}

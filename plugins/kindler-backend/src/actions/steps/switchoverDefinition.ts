import { findLeader, word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import type { ActionOperation, ActionStepContext } from '../types';
import {
  resolveAction,
  type ActionOptions,
  type ActionStep,
} from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { giveBackStep, noteWaysStep } from './assistSteps';
import { measureOutage } from './measureOutage';
import { isScheduled, seeSwitchover, seeRouted } from '../watch/progress';
import { watchFor, type Progress } from '../watch/watchFor';

const READ_BACK_MS = 10_000;
const ROUTE_MS = 60_000;

/** Hands over the lock at once, proved by the lock, the new leader and HAProxy, or schedules that. */
export function switchoverDefinition(
  options: ActionOptions,
): OperationDefinition<ActionOperation> {
  return {
    kind: 'database-switchover',
    plan: ({ assist = [] }) => [
      ...(assist.length > 0 ? [noteWaysStep(options)] : []),
      lockStep(options),
      ...(assist.length > 0 ? [giveBackStep(options)] : []),
      routeStep(options),
      orderStep(options),
    ],
    onFailed: context => describeOutcome(options, context),
  };
}

function lockStep(options: ActionOptions): ActionStep {
  return {
    id: 'hand-over',
    name: word('step-switchover', {}),
    check: async context => {
      await options.assist.release(context.state.ways ?? [], context);
      return (await isHandedOver(options, context)).done !== undefined;
    },
    do: context =>
      context.input.scheduledAt
        ? orderSwitchover(options, context)
        : measureOutage(options, context, () => handOver(options, context)),
    verify: async context => {
      const { input, result, signal } = context;
      const seen = await watchFor({
        what: word('awaited-switchover', {}),
        deadlineMs: READ_BACK_MS,
        next: word('look-findings', {}),
        signal,
        look: () => isHandedOver(options, context),
      });
      const { database } = await resolveAction(options, context);
      const leader = findLeader(database.members);
      if (input.leader) {
        result.from = input.leader;
      }
      if (input.scheduledAt) {
        result.scheduledAt = new Date(input.scheduledAt).toISOString();
      }
      if (leader && leader.name !== input.leader) {
        result.leader = leader.name;
        if (leader.timeline !== undefined) {
          result.timeline = leader.timeline;
        }
      }
      const told =
        result.outageMs === undefined
          ? seen
          : word('seen-outage', { seen, ms: result.outageMs });
      return result.heldMs === undefined
        ? told
        : word('seen-held', { seen: told, ms: result.heldMs });
    },
    undo: context => withdraw(options, context),
  };
}

function routeStep(options: ActionOptions): ActionStep {
  return {
    id: 'see-clients',
    name: word('step-see-clients', {}),
    check: async ({ input }) => input.scheduledAt !== undefined,
    do: async () => {},
    verify: async context => {
      const { input, signal } = context;
      if (input.scheduledAt) {
        return word('seen-moves-later', {});
      }
      return watchFor({
        what: word('awaited-clients', {}),
        deadlineMs: ROUTE_MS,
        next: word('look-gateway', {}),
        signal,
        look: async () => {
          const { database } = await resolveAction(options, context);
          return seeRouted(database, input);
        },
      });
    },
  };
}

/** An order must not remain, because it would block the next one. */
function orderStep(options: ActionOptions): ActionStep {
  return {
    id: 'clear-order',
    name: word('step-clear-order', {}),
    check: async context =>
      !(await resolveAction(options, context)).controller.keepsOrders,
    do: context => withdraw(options, context),
    verify: async context => {
      const { controller, call } = await resolveAction(options, context);
      return controller.describeOrder(call);
    },
  };
}

async function handOver(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { ways = [] } = context.state;
  const heldMs = await options.assist.carry(ways, context, () =>
    orderSwitchover(options, context),
  );
  if (heldMs !== undefined) {
    context.result.heldMs = heldMs;
  }
}

async function orderSwitchover(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { controller, call } = await resolveAction(options, context);
  await controller.switchover(call, () => isHandedOver(options, context));
}

async function withdraw(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { controller, call } = await resolveAction(options, context);
  await controller.withdrawSwitchover(call);
}

/** Whether the current state shows that the lock was handed over, or that the order for it is recorded. */
async function isHandedOver(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Progress> {
  const { input } = context;
  const { database, controller, call } = await resolveAction(options, context);
  if (input.scheduledAt && isScheduled(database, input)) {
    return { done: word('seen-scheduled', { at: input.scheduledAt }) };
  }
  const progress = seeSwitchover(database, input);
  return input.scheduledAt && progress.done === undefined
    ? { seen: word('seen-no-schedule', {}) }
    : controller.confirmSwitchover(call, progress);
}

import { findLeader, word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import type { ActionOperation, ActionStepContext } from '../types';
import {
  resolveAction,
  type ActionOptions,
  type ActionStep,
} from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { measureOutage } from './measureOutage';
import { isHealthy } from '../../model/patroni/states';
import { seeRouted, seeServing } from '../watch/progress';
import { seeReplica } from '../watch/seeReplica';
import { watchFor, type Progress } from '../watch/watchFor';

const READ_BACK_MS = 10_000;
const BACK_MS = 120_000;

/** Restarts PostgreSQL on a member, or on all if PGO manages the cluster, or schedules that. */
export function restartDefinition(
  options: ActionOptions,
): OperationDefinition<ActionOperation> {
  return {
    kind: 'database-restart',
    plan: () => [restartStep(options), backStep(options)],
    onFailed: context => describeOutcome(options, context),
  };
}

function restartStep(options: ActionOptions): ActionStep {
  return {
    id: 'restart',
    name: word('step-restart', {}),
    check: async context =>
      (await isRestarted(options, context)).done !== undefined,
    do: context => {
      const { member, leader, scheduledAt } = context.input;
      return member && member === leader && !scheduledAt
        ? measureOutage(options, context, () => restart(options, context))
        : restart(options, context);
    },
    verify: context =>
      watchFor({
        what: word('awaited-restart', {}),
        deadlineMs: READ_BACK_MS,
        next: word('look-findings', {}),
        signal: context.signal,
        look: () => isRestarted(options, context),
      }),
    undo: async context => {
      const { controller, call } = await resolveAction(options, context);
      await controller.withdrawRestart(call);
    },
  };
}

function backStep(options: ActionOptions): ActionStep {
  return {
    id: 'see-return',
    name: word('step-see-started', {}),
    check: async ({ input }) => input.scheduledAt !== undefined,
    do: async () => {},
    verify: async context => {
      const { input, signal, result } = context;
      if (input.scheduledAt) {
        return word('seen-happens-later', {});
      }
      const seen = await watchFor({
        what: word('awaited-return', {}),
        deadlineMs: BACK_MS,
        next: word('look-postgres-log', {}),
        signal,
        look: async () => {
          const { database, controller } = await resolveAction(
            options,
            context,
          );
          const leader = findLeader(database.members);
          if (!leader) {
            return { seen: word('seen-no-leader', {}) };
          }
          const serving = seeServing(database, leader);
          if (serving.done === undefined) {
            return serving;
          }
          if (input.member && input.member !== leader.name) {
            const members = await controller.members(signal);
            return seeReplica(database, members, input.member);
          }
          const away = database.members.filter(
            member => !isHealthy(member.state),
          );
          return away.length > 0
            ? {
                seen: word('seen-not-running', {
                  members: away.map(({ name }) => name).join(', '),
                }),
              }
            : both(serving, seeRouted(database, input));
        },
      });
      const { database } = await resolveAction(options, context);
      if (database.leader) {
        result.leader = database.leader;
      }
      return result.outageMs === undefined
        ? seen
        : word('seen-outage', { seen, ms: result.outageMs });
    },
  };
}

async function restart(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { controller, call } = await resolveAction(options, context);
  await controller.restart(call, () => isRestarted(options, context));
}

async function isRestarted(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Progress> {
  const { controller, call } = await resolveAction(options, context);
  return controller.seeRestart(call);
}

function both(one: Progress, other: Progress): Progress {
  return one.done !== undefined && other.done !== undefined
    ? { done: word('seen-both', { first: one.done, second: other.done }) }
    : { seen: one.seen ?? other.seen };
}

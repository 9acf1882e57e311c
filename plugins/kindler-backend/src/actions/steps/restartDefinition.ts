import type { OperationDefinition } from '../../operations';
import { leaderOf } from '../plan/ActionFacts';
import type { ActionInput } from '../types';
import {
  resolveAction,
  type ActionOptions,
  type ActionStep,
} from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { measureOutage } from './measureOutage';
import { isRestarted, restart, takeRestartBack } from './restart';
import { isRunning, seeRouted, seeServing } from './sights';
import { seeReplica } from './seeReplica';
import { watchFor, type Sight } from './watchFor';

const READ_BACK_MS = 10_000;
const BACK_MS = 120_000;

/** Restarts PostgreSQL on a member, or on all where PGO runs the cluster; or records that for a time. */
export function restartDefinition(
  options: ActionOptions,
): OperationDefinition<ActionInput> {
  return {
    kind: 'database-restart',
    plan: () => [restartStep(options), backStep(options)],
    onFailed: context => describeOutcome(options, context),
  };
}

function restartStep(options: ActionOptions): ActionStep {
  return {
    id: 'restart',
    name: 'Restart PostgreSQL',
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
        what: 'The restart',
        deadlineMs: READ_BACK_MS,
        next: 'See the findings of the cluster.',
        signal: context.signal,
        look: () => isRestarted(options, context),
      }),
    undo: context => takeRestartBack(options, context),
  };
}

function backStep(options: ActionOptions): ActionStep {
  return {
    id: 'see-return',
    name: 'See it take part again',
    check: async ({ input }) => input.scheduledAt !== undefined,
    do: async () => {},
    verify: async context => {
      const { input, signal, result } = context;
      if (input.scheduledAt) {
        return 'Nothing happens before its time';
      }
      const seen = await watchFor({
        what: 'The return of the member',
        deadlineMs: BACK_MS,
        next: 'See the PostgreSQL log of the member.',
        signal,
        look: async () => {
          const { database, way } = await resolveAction(options, context);
          const leader = leaderOf(database);
          if (!leader) {
            return { seen: 'nobody holds the lock' };
          }
          const serving = seeServing(database, leader);
          if (serving.done === undefined) {
            return serving;
          }
          if (input.member && input.member !== leader.name) {
            const rest = await way.rest?.look(signal);
            return seeReplica(database, rest?.members ?? [], input.member);
          }
          const away = database.members.filter(member => !isRunning(member));
          return away.length > 0
            ? {
                seen: `${away.map(({ name }) => name).join(', ')} does not run`,
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
        : `${seen}; clients could not write for ${result.outageMs} ms`;
    },
  };
}

function both(one: Sight, other: Sight): Sight {
  return one.done !== undefined && other.done !== undefined
    ? { done: `${one.done}. ${other.done}` }
    : { seen: one.seen ?? other.seen };
}

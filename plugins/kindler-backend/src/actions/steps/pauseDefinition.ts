import type { OperationDefinition } from '../../operations';
import { pausePatch } from '../operator/patches';
import type { ActionInput } from '../types';
import {
  resolveAction,
  type ActionOptions,
  type ActionStepContext,
} from './ActionContext';
import { describeOutcome } from './describeOutcome';
import { toldPatroni } from './toldPatroni';
import { watchFor, type Sight } from './watchFor';

const READ_BACK_MS = 10_000;
/** The operator looks when it is told of a change, and writes Patroni's configuration then. */
const OPERATOR_MS = 120_000;

/** Switches automatic failover off or on, and sees that the members know it. */
export function pauseDefinition(
  options: ActionOptions,
  paused: boolean,
): OperationDefinition<ActionInput> {
  const look = (context: ActionStepContext) =>
    seePause(options, context, paused);
  const what = paused ? 'The pause' : 'The end of the pause';
  const next = 'See which member does not know it, and its log.';
  return {
    kind: paused ? 'database-pause' : 'database-resume',
    plan: () => [
      {
        id: 'pause',
        name: paused ? 'Pause failover' : 'Resume failover',
        check: async context => (await look(context)).done !== undefined,
        do: async context => {
          const { signal } = context;
          const { way } = await resolveAction(options, context);
          await setPause(options, context, paused);
          await watchFor({
            what,
            next,
            signal,
            deadlineMs: way.kind === 'patroni' ? 60_000 : OPERATOR_MS,
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
  const { signal, input } = context;
  const { way, database } = await resolveAction(options, context);
  if (way.kind === 'postgrescluster') {
    await way.operator.patch(way.key, pausePatch(paused));
    await context.log('The PostgresCluster is changed');
    return;
  }
  const outcome = await way.rest.writeToAny(
    await way.rest.look(signal),
    database.leader ?? input.leader,
    (writer, base) => writer.setPause(base, paused, signal),
  );
  const { refused } = await toldPatroni(context, outcome);
  if (refused) {
    throw new Error(refused);
  }
}

/** The record must say it, and every member that answers must know it; at least one must answer where any is asked. */
async function seePause(
  options: ActionOptions,
  context: ActionStepContext,
  wanted: boolean,
): Promise<Sight> {
  const { way, database } = await resolveAction(options, context);
  if (database.paused === undefined) {
    return { seen: 'it is not known whether failover is paused' };
  }
  const state = wanted ? 'paused' : 'not paused';
  if (database.paused !== wanted) {
    return { seen: `failover is ${database.paused ? 'paused' : 'not paused'}` };
  }
  if (way.kind === 'postgrescluster') {
    return { done: `Failover is ${state}, by Patroni's record` };
  }
  const { members } = await way.rest.look(context.signal);
  const answering = members.filter(({ word }) => word);
  const behind = answering.filter(({ word }) => word?.paused !== wanted);
  const names = (list: Array<{ name: string }>) =>
    list.map(({ name }) => name).join(', ');
  if (answering.length === 0 || behind.length > 0) {
    return {
      seen: `failover is ${state} by the record, but ${
        names(behind) || 'no member'
      } does not know it`,
    };
  }
  const silent = members.filter(({ word }) => !word);
  return {
    done: `Failover is ${state}, and ${names(answering)} know it${
      silent.length > 0 ? `; ${names(silent)} did not answer` : ''
    }`,
  };
}

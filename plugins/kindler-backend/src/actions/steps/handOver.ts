import { leaderOf } from '../plan/ActionFacts';
import {
  switchoverPatch,
  disarmPatch,
  triggerIn,
  triggerOf,
} from '../operator/patches';
import {
  resolveAction,
  type ActionOptions,
  type ActionStepContext,
  type ResolvedAction,
} from './ActionContext';
import { isScheduled, seeHandOver } from './sights';
import { toldPatroni, watchAfter } from './toldPatroni';
import { watchFor, type Sight } from './watchFor';

/** The operator looks when it is told of a change, and then asks Patroni twice. */
const OPERATOR_MS = 180_000;

/** Whether the lock was handed over, or the order for it is recorded, by what is seen now. */
export async function isHandedOver(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Sight> {
  const { input, operationId } = context;
  const { database, way } = await resolveAction(options, context);
  if (input.scheduledAt && isScheduled(database, input)) {
    return { done: `The switchover is scheduled for ${input.scheduledAt}` };
  }
  const sight = seeHandOver(database, input);
  if (input.scheduledAt && sight.done === undefined) {
    return { seen: 'Patroni has no such schedule' };
  }
  if (way.kind === 'patroni' || sight.done === undefined) {
    return sight;
  }
  const { status } = await way.operator.read(way.key);
  return status?.patroni?.switchover === triggerOf(operationId)
    ? sight
    : { seen: `${sight.done}, and the operator has not reported it yet` };
}

/** Gives the order and waits for its effect. */
export async function handOver(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const resolved = await resolveAction(options, context);
  if (resolved.way.kind === 'patroni') {
    await byPatroni(options, context, resolved);
  } else {
    await byOperator(options, context, resolved);
  }
}

async function byPatroni(
  options: ActionOptions,
  context: ActionStepContext,
  { way }: ResolvedAction,
): Promise<void> {
  const { input, signal } = context;
  if (way.kind !== 'patroni' || !input.leader) {
    return;
  }
  const order = {
    leader: input.leader,
    candidate: input.member,
    scheduledAt: input.scheduledAt,
  };
  const outcome = await way.rest.writeToAny(
    await way.rest.look(signal),
    input.leader,
    (writer, base) => writer.switchover(base, order, signal),
  );
  await watchAfter(await toldPatroni(context, outcome), {
    what: 'The switchover',
    next: `Patroni may still carry it out; see the log of ${input.leader}.`,
    signal,
    look: () => isHandedOver(options, context),
  });
}

async function byOperator(
  options: ActionOptions,
  context: ActionStepContext,
  { way, database }: ResolvedAction,
): Promise<void> {
  const { input, signal, operationId } = context;
  if (way.kind !== 'postgrescluster') {
    return;
  }
  const trigger = triggerOf(operationId);
  const { metadata, spec } = await way.operator.read(way.key);
  const ordered =
    triggerIn(metadata?.annotations) === trigger &&
    spec?.patroni?.switchover?.enabled === true;
  if (!ordered) {
    const leader = leaderOf(database)?.name;
    if (leader !== input.leader) {
      throw new Error(`${leader ?? 'Nobody'} leads now, not ${input.leader}`);
    }
    await way.operator.patch(way.key, switchoverPatch(trigger, input.member));
    await context.log('The switchover is ordered in the PostgresCluster');
  }
  await watchFor({
    what: 'The switchover',
    deadlineMs: OPERATOR_MS,
    next: "See the operator's log; the order is taken back.",
    signal,
    look: () => isHandedOver(options, context),
  });
}

/** Takes back what this operation ordered, and nothing that somebody else ordered. */
export async function takeOrderBack(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { input, operationId, signal } = context;
  const { way, database } = await resolveAction(options, context);
  if (way.kind === 'postgrescluster') {
    const { metadata } = await way.operator.read(way.key);
    if (triggerIn(metadata?.annotations) === triggerOf(operationId)) {
      await way.operator.patch(way.key, disarmPatch());
    }
  } else if (isScheduled(database, input)) {
    const outcome = await way.rest.writeToAny(
      await way.rest.look(signal),
      input.leader,
      (writer, base) => writer.cancelSwitchover(base, signal),
    );
    await toldPatroni(context, outcome);
  }
}

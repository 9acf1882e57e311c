import { RESTART, restartPatch } from '../operator/patches';
import {
  resolveAction,
  type ActionOptions,
  type ActionStepContext,
  type ResolvedAction,
} from './ActionContext';
import { isRunning, sameTime } from './sights';
import { toldPatroni, watchAfter } from './toldPatroni';
import { watchFor, type Sight } from './watchFor';

/** A checkpoint before the stop can take minutes. */
const RESTART_MS = 300_000;
/** The operator replaces one pod after the other. */
const ROLLING_MS = 600_000;

/** Whether PostgreSQL was started anew since the action was planned, or that is recorded for its time. */
export async function isRestarted(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<Sight> {
  const resolved = await resolveAction(options, context);
  return resolved.way.kind === 'patroni'
    ? seeStarted(context, resolved)
    : seePods(context, resolved);
}

export async function restart(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { input, signal, state, operationId } = context;
  const { way } = await resolveAction(options, context);
  const watch = {
    what: 'The restart',
    signal,
    look: () => isRestarted(options, context),
  };
  if (way.kind === 'postgrescluster') {
    await way.operator.patch(way.key, restartPatch(operationId));
    await context.log('The restart is ordered in the PostgresCluster');
    await watchFor({
      ...watch,
      deadlineMs: ROLLING_MS,
      next: "See the operator's log and the pods; it goes on with what it began.",
    });
    return;
  }
  const member = input.member ?? '';
  const look = await way.rest.look(signal);
  const word = look.members.find(({ name }) => name === member)?.word;
  state.startedAt ??= input.startedAt ?? word?.startedAt ?? null;
  state.asked = true;
  const outcome = await way.rest.writeTo(look, member, (writer, base) =>
    writer.restart(base, input.scheduledAt, signal),
  );
  await watchAfter(await toldPatroni(context, outcome), {
    ...watch,
    deadlineMs: input.scheduledAt ? undefined : RESTART_MS,
    next: `See the PostgreSQL and Patroni logs of ${member}.`,
  });
}

/** A scheduled restart that this operation recorded; one that is done cannot be taken back. */
export async function takeRestartBack(
  options: ActionOptions,
  context: ActionStepContext,
): Promise<void> {
  const { input, signal } = context;
  const { way, database } = await resolveAction(options, context);
  const { member, scheduledAt } = input;
  const scheduled = database.members.find(
    ({ name }) => name === member,
  )?.scheduledRestart;
  if (
    way.kind === 'patroni' &&
    member &&
    scheduledAt &&
    sameTime(scheduled, scheduledAt)
  ) {
    const look = await way.rest.look(signal);
    const outcome = await way.rest.writeTo(look, member, (writer, base) =>
      writer.cancelRestart(base, signal),
    );
    await toldPatroni(context, outcome);
  }
}

async function seeStarted(
  { input, state, signal }: ActionStepContext,
  { way, database }: ResolvedAction,
): Promise<Sight> {
  const { member: name, scheduledAt } = input;
  const member = database.members.find(each => each.name === name);
  if (scheduledAt && sameTime(member?.scheduledRestart, scheduledAt)) {
    return { done: `A restart of ${name} is scheduled for ${scheduledAt}` };
  }
  const look = await way.rest?.look(signal);
  const asked = look?.members.find(each => each.name === name);
  const word = asked?.word;
  if (!word?.startedAt) {
    const reason = word ? `it is '${word.state}'` : asked?.fault;
    return { seen: `PostgreSQL on ${name} does not answer: ${reason}` };
  }
  const before = input.startedAt ?? state.startedAt;
  // Nothing to compare with: it did not run before, so only what follows an order counts.
  const changed = before ? word.startedAt !== before : state.asked === true;
  if (!changed || !isRunning(word)) {
    return {
      seen: `PostgreSQL on ${name} is '${word.state}', started at ${word.startedAt}`,
    };
  }
  return { done: `PostgreSQL on ${name} was started at ${word.startedAt}` };
}

async function seePods(
  { input, operationId }: ActionStepContext,
  { way }: ResolvedAction,
): Promise<Sight> {
  if (way.kind !== 'postgrescluster') {
    return { seen: 'PGO does not run the cluster' };
  }
  const pods = await way.operator.listPods(way.key);
  const fresh = pods.filter(
    ({ annotations, ready }) => annotations[RESTART] === operationId && ready,
  );
  const old = input.members.filter(
    name => !fresh.some(pod => pod.name === name),
  );
  return old.length === 0
    ? { done: `The pods of ${input.members.join(', ')} are new and ready` }
    : {
        seen: `the pods of ${old.join(', ')} are not new and ready`,
        working: false,
      };
}

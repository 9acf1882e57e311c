import type { RestMember } from '../plan/ActionFacts';
import { isHealthy } from '../../model/patroni/states';
import { sameTime } from './progress';
import type { Progress } from './watchFor';
import type { ActionCall } from '../types';

/** Whether PostgreSQL was started anew since the action was planned, or that is recorded for its time. Pure. */
export function seeStarted(
  { context, database }: ActionCall,
  members: RestMember[],
): Progress {
  const { input, state } = context;
  const { member: name, scheduledAt } = input;
  const member = database.members.find(each => each.name === name);
  if (scheduledAt && sameTime(member?.scheduledRestart, scheduledAt)) {
    return { done: `A restart of ${name} is scheduled for ${scheduledAt}` };
  }
  const asked = members.find(each => each.name === name);
  const statement = asked?.statement;
  if (!statement?.startedAt) {
    const reason = statement
      ? `it is '${statement.state}'`
      : asked?.fault?.text;
    return { seen: `PostgreSQL on ${name} does not answer: ${reason}` };
  }
  const before = input.startedAt ?? state.startedAt;
  // Nothing to compare with: it did not run before, so only what follows an order counts.
  const changed = before
    ? statement.startedAt !== before
    : state.asked === true;
  if (!changed || !isHealthy(statement.state)) {
    return {
      seen: `PostgreSQL on ${name} is '${statement.state}', started at ${statement.startedAt}`,
    };
  }
  return {
    done: `PostgreSQL on ${name} was started at ${statement.startedAt}`,
  };
}

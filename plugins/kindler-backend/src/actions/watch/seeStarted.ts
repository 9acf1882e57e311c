import { word } from '@kindler/backstage-plugin-kindler-common';
import type { RestMember } from '../plan/ActionFacts';
import { isHealthy } from '../../model/patroni/states';
import { sameTime } from './progress';
import type { Progress } from './watchFor';
import type { ActionCall } from '../types';

/** Whether PostgreSQL was restarted since the action was planned, or a restart is recorded for its time. Pure. */
export function seeStarted(
  { context, database }: ActionCall,
  members: RestMember[],
): Progress {
  const { input, state } = context;
  const { member = '', scheduledAt } = input;
  const known = database.members.find(({ name }) => name === member);
  if (scheduledAt && sameTime(known?.scheduledRestart, scheduledAt)) {
    return {
      done: word('seen-restart-scheduled', {
        member,
        at: scheduledAt,
      }),
    };
  }
  const asked = members.find(({ name }) => name === member);
  const statement = asked?.statement;
  if (!statement?.startedAt) {
    const reason = statement
      ? word('seen-in-state', { state: statement.state })
      : asked?.fault ?? word('fault-unknown', {});
    return {
      seen: word('seen-postgres-silent', { member, reason }),
    };
  }
  const at = statement.startedAt;
  const before = input.startedAt ?? state.startedAt;
  // PostgreSQL did not run before, so there is nothing to compare with, and only what follows an order counts.
  const changed = before
    ? statement.startedAt !== before
    : state.asked === true;
  if (!changed || !isHealthy(statement.state)) {
    return {
      seen: word('seen-as-started', { member, state: statement.state, at }),
    };
  }
  return { done: word('seen-started', { member, at }) };
}

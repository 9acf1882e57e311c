import type { ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import type { Draft } from './Draft';

/** Taking a scheduled switchover back; it matters only who leads where the caller said so. */
export function planCancelSwitchover(facts: ActionFacts): Draft {
  const { scheduledSwitchover: order, witnesses } = facts.database;
  const known = witnesses[0].status !== 'unknown';
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      must(
        'scheduled switchover',
        order ? true : !known && 'unknown',
        describe(order, known),
      ),
    ],
    effects: [
      `The switchover${
        order ? ` scheduled for ${order.at}` : ''
      } does not take place.`,
    ],
  };
}

function describe(
  order: ActionFacts['database']['scheduledSwitchover'],
  known: boolean,
): string {
  if (order) {
    return `A switchover${order.from ? ` from ${order.from}` : ''}${
      order.to ? ` to ${order.to}` : ''
    } is scheduled for ${order.at}`;
  }
  return known
    ? 'No switchover is scheduled'
    : 'Whether a switchover is scheduled is not known';
}

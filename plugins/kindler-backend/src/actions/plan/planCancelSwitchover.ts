import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import type { ActionAssessment } from './ActionAssessment';

/** Plans to cancel a scheduled switchover. The leader matters only if the caller named it. */
export function planCancelSwitchover(facts: ActionFacts): ActionAssessment {
  const { scheduledSwitchover: order, witnesses } = facts.database;
  const known = witnesses.patroni.status !== 'unknown';
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      must(
        'scheduled-switchover',
        order ? true : !known && 'unknown',
        describe(order, known),
      ),
    ],
    effects: [
      order
        ? word('effect-stays-at', { at: order.at })
        : word('effect-stays', {}),
    ],
  };
}

function describe(
  order: ActionFacts['database']['scheduledSwitchover'],
  known: boolean,
): Wording {
  if (!order) {
    return word(known ? 'plan-not-scheduled' : 'plan-schedule-unknown', {});
  }
  const { at, from, to } = order;
  if (from && to) {
    return word('plan-scheduled-from-to', { from, to, at });
  }
  if (from) {
    return word('plan-scheduled-from', { from, at });
  }
  return to
    ? word('plan-scheduled-to', { to, at })
    : word('plan-scheduled', { at });
}

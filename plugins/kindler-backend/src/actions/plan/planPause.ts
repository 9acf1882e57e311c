import { findLeader, word } from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkLeader, checkPaused, checkReachable } from './checks';
import type { ActionAssessment } from './ActionAssessment';

/** Plans to switch off automatic failover. */
export function planPause(facts: ActionFacts): ActionAssessment {
  const leader =
    findLeader(facts.database.members)?.name ??
    word('effect-current-leader', {});
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      checkPaused(facts, false),
    ],
    effects: [word('effect-paused', { leader }), word('effect-untouched', {})],
  };
}

/** Plans to switch automatic failover on again. */
export function planResume(facts: ActionFacts): ActionAssessment {
  const leader = findLeader(facts.database.members);
  return {
    checks: [
      ...(facts.request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts),
      checkPaused(facts, true),
    ],
    effects: [
      word('effect-resumed', {}),
      ...(leader ? [] : [word('effect-promotion', {})]),
    ],
  };
}

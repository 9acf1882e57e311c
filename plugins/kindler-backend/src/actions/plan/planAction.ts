import type {
  ActionPlan,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkOwner } from './checks';
import type { ActionAssessment } from './ActionAssessment';
import { planCancelSwitchover } from './planCancelSwitchover';
import { planPause, planResume } from './planPause';
import { planReinitialize } from './planReinitialize';
import { planRestart } from './planRestart';
import { planSwitchover } from './planSwitchover';

const PLANS: Record<
  DatabaseActionKind,
  (facts: ActionFacts) => ActionAssessment
> = {
  switchover: planSwitchover,
  'cancel-switchover': planCancelSwitchover,
  restart: planRestart,
  reinitialize: planReinitialize,
  pause: planPause,
  resume: planResume,
};

/** Returns the effects of an action and the objections to it. Pure: all facts were read before. */
export function planAction(
  facts: ActionFacts,
  via: string,
  now: number,
): ActionPlan {
  const { database, request } = facts;
  const assessment = PLANS[request.action](facts);
  const checks = [...checkOwner(facts), ...assessment.checks];
  return {
    database: database.name,
    action: request.action,
    possible: checks.every(({ ok, blocking }) => ok === true || !blocking),
    via,
    checks,
    effects: assessment.effects,
    now: new Date(now).toISOString(),
  };
}

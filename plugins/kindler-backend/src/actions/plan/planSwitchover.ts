import {
  findLeader,
  word,
  type ActionCheck,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkAnyCandidate, checkCandidate } from './candidateChecks';
import {
  checkLeader,
  checkNoOrder,
  checkReachable,
  checkUndisputed,
  must,
} from './checks';
import type { ActionAssessment } from './ActionAssessment';

/** Plans to hand over the lock, at once or at a given time. */
export function planSwitchover(facts: ActionFacts): ActionAssessment {
  const { member } = facts.request;
  const leader = findLeader(facts.database.members)?.name;
  return {
    checks: [
      ...checkLeader(facts),
      ...checkUndisputed(facts),
      ...checkReachable(facts),
      ...checkLeaderAnswers(facts, leader),
      ...checkPause(facts),
      checkNoOrder(facts),
      ...checkCandidates(facts, member),
    ],
    effects: effects(facts, leader),
  };
}

/** A scheduled switchover chooses and checks its candidate at its time, so now the candidate only has to exist. */
function checkCandidates(facts: ActionFacts, member?: string): ActionCheck[] {
  const checks = member
    ? checkCandidate(facts, member)
    : checkAnyCandidate(facts);
  return facts.request.scheduledAt
    ? checks.map((check, index) => ({
        ...check,
        blocking: index === 0 && member !== undefined,
      }))
    : checks;
}

/** Any member accepts the order, but the leader must carry it out. */
function checkLeaderAnswers(
  { rest, operator }: ActionFacts,
  leader?: string,
): ActionCheck[] {
  if (operator || !leader) {
    return [];
  }
  const member = rest.find(({ name }) => name === leader);
  const answers = member?.statement !== undefined;
  return [
    must(
      'leader-answers',
      member ? answers : 'unknown',
      answers
        ? word('plan-leader-answers', { leader })
        : whyNoAnswer(leader, member?.fault),
    ),
  ];
}

function whyNoAnswer(leader: string, fault: Wording | undefined): Wording {
  return fault === undefined
    ? word('plan-leader-without-url', { leader })
    : word('plan-leader-unreachable', { leader, fault });
}

function checkPause({ database, request }: ActionFacts): ActionCheck[] {
  if (database.paused === false) {
    return [];
  }
  const { scheduledAt, member } = request;
  if (database.paused === undefined) {
    return [must('paused', 'unknown', word('plan-pause-unknown', {}))];
  }
  if (scheduledAt) {
    return [must('paused', false, word('plan-paused-no-schedule', {}))];
  }
  return [
    must(
      'paused',
      member !== undefined,
      word(member ? 'plan-paused-named' : 'plan-paused-unnamed', {}),
    ),
  ];
}

function effects(facts: ActionFacts, known: string | undefined): Wording[] {
  const { request, database, operator } = facts;
  const { member, scheduledAt } = request;
  const leader = known ?? word('effect-current-leader', {});
  if (scheduledAt) {
    return [
      word('effect-lock-at', {
        leader,
        next: member ?? word('effect-any-replica', {}),
        at: scheduledAt,
      }),
      word('effect-cut-then', { leader }),
      word('effect-dropped', {}),
    ];
  }
  const gateways = database.gateways.filter(
    ({ intent }) => intent === 'read-write',
  );
  const sessions = gateways
    .flatMap(({ servers }) => servers)
    .filter(server => known !== undefined && server.member === known)
    .reduce((sum, server) => sum + (server.sessions ?? 0), 0);
  const next = member ?? word('effect-fit-replica', {});
  return [
    word('effect-handover', { next, leader }),
    sessions > 0
      ? word('effect-cut-sessions', { leader, sessions })
      : word('effect-cut', { leader }),
    ...followers(facts, gateways.length > 0),
    ...(operator ? [word('effect-order-stands', {})] : []),
  ];
}

/** How clients come to the new leader. */
function followers({ assist }: ActionFacts, isRouted: boolean): Wording[] {
  const routes = assist?.routes ?? [];
  if (routes.length === 0) {
    return [
      ...(isRouted ? [word('effect-haproxy-follows', {})] : []),
      ...(assist?.left ?? []),
    ];
  }
  return [
    word('effect-taken-along', { routes: routes.join(', ') }),
    ...(assist?.poolers ?? []).map(pooler => word('effect-held', { pooler })),
    ...(assist?.left ?? []),
  ];
}

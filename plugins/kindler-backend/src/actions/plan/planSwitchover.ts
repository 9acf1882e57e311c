import type { ActionCheck } from '@kindler/backstage-plugin-kindler-common';
import { leaderOf, type ActionFacts } from './ActionFacts';
import { checkAnyCandidate, checkCandidate } from './candidateChecks';
import {
  checkLeader,
  checkNoOrder,
  checkReachable,
  checkUndisputed,
  must,
} from './checks';
import type { Draft } from './Draft';

/** Handing the lock over, at once or at a time. */
export function planSwitchover(facts: ActionFacts): Draft {
  const { member } = facts.request;
  const leader = leaderOf(facts.database)?.name;
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
    effects: effects(facts, leader ?? 'the leader'),
  };
}

/** A scheduled switchover chooses and judges its candidate when its time has come: only that it exists matters now. */
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

/** Any member takes the order, and the leader must carry it out. */
function checkLeaderAnswers(
  { rest, operator }: ActionFacts,
  leader?: string,
): ActionCheck[] {
  if (operator || !leader) {
    return [];
  }
  const member = rest.find(({ name }) => name === leader);
  const answers = member?.word !== undefined;
  return [
    must(
      'leader answers',
      member ? answers : 'unknown',
      answers
        ? `Patroni of ${leader} answers, which has to carry it out`
        : `Patroni of ${leader}, which has to carry it out: ${
            member?.fault ?? 'its REST URL is not configured'
          }`,
    ),
  ];
}

function checkPause({ database, request }: ActionFacts): ActionCheck[] {
  if (database.paused === false) {
    return [];
  }
  const { scheduledAt, member } = request;
  if (database.paused === undefined) {
    return [
      must('paused', 'unknown', 'Whether failover is paused is not known'),
    ];
  }
  if (scheduledAt) {
    return [
      must(
        'paused',
        false,
        'A switchover cannot be scheduled while failover is paused',
      ),
    ];
  }
  return [
    must(
      'paused',
      member !== undefined,
      member
        ? 'Failover is paused, and the new leader is named'
        : 'Failover is paused: name the member that shall lead',
    ),
  ];
}

function effects(facts: ActionFacts, leader: string): string[] {
  const { request, database, operator } = facts;
  const next = request.member ?? 'A fit replica that Patroni chooses';
  if (request.scheduledAt) {
    return [
      `Patroni hands the lock from ${leader} to ${
        request.member ?? 'a fit replica of its choice'
      } at ${request.scheduledAt}. Nothing changes before.`,
      `Connections to ${leader} are cut then, and writes stop for some seconds.`,
      'When the switchover is not possible at that time, Patroni drops it.',
    ];
  }
  const gateways = database.gateways.filter(
    ({ intent }) => intent === 'read-write',
  );
  const sessions = gateways
    .flatMap(({ servers }) => servers)
    .filter(({ member }) => member === leader)
    .reduce((sum, server) => sum + (server.sessions ?? 0), 0);
  return [
    `${next} becomes the leader; ${leader} becomes a replica.`,
    `Connections to ${leader} are cut${
      sessions > 0 ? ` (HAProxy holds ${sessions} for writes now)` : ''
    }; writes stop for some seconds.`,
    ...(gateways.length > 0
      ? ['HAProxy sends writes to the new leader after its next checks.']
      : []),
    ...(operator
      ? ['The order stands in the PostgresCluster until it is carried out.']
      : []),
  ];
}

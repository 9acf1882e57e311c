import {
  findLeader,
  word,
  type ActionCheck,
  type DatabaseMember,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import { checkReplicasLeft } from './checkReplicasLeft';
import type { ActionAssessment } from './ActionAssessment';

/** Plans to restart PostgreSQL on one member, or on all of them if PGO manages the cluster. */
export function planRestart(facts: ActionFacts): ActionAssessment {
  return facts.operator ? planRolling(facts) : planOne(facts);
}

function planRolling(facts: ActionFacts): ActionAssessment {
  const { members } = facts.database;
  return {
    checks: [...checkLeader(facts), ...checkReplicasLeft(facts)],
    effects: [
      word('effect-rolling', {
        members: members.map(({ name }) => name).join(', '),
      }),
      word('effect-rolling-cut', {}),
      word('effect-rolling-leader', {}),
      ...pendingChanges(members),
    ],
  };
}

function planOne(facts: ActionFacts): ActionAssessment {
  const { database, request } = facts;
  const name = request.member ?? '';
  const member = database.members.find(each => each.name === name);
  if (!member) {
    return { checks: [checkMember(facts, name)], effects: [] };
  }
  const leads = findLeader(database.members)?.name === name;
  return {
    checks: [
      checkMember(facts, name),
      ...(leads || request.leader ? checkLeader(facts) : []),
      ...checkReachable(facts, name),
      ...(request.scheduledAt ? checkSchedule(facts, member) : []),
      ...(leads ? [] : checkReplicasLeft(facts, name)),
    ],
    effects: effects(facts, member, leads),
  };
}

/** Checks that the member that an action names exists. */
export function checkMember(
  { database }: ActionFacts,
  name: string,
): ActionCheck {
  const names = database.members.map(member => member.name);
  const there = names.includes(name);
  return must(
    'member',
    there,
    there
      ? word('plan-member', { member: name })
      : word('plan-no-member', { member: name, members: names.join(', ') }),
  );
}

function checkSchedule(
  { database }: ActionFacts,
  { name, scheduledRestart }: DatabaseMember,
): ActionCheck[] {
  return [
    must(
      'paused',
      database.paused === undefined ? 'unknown' : !database.paused,
      word(
        database.paused === false
          ? 'plan-not-paused'
          : 'plan-restart-no-schedule',
        {},
      ),
    ),
    must(
      'no-other-restart',
      scheduledRestart === undefined,
      scheduledRestart
        ? word('plan-restart-scheduled', { member: name, at: scheduledRestart })
        : word('plan-no-restart-scheduled', { member: name }),
    ),
  ];
}

function effects(
  { request, database }: ActionFacts,
  member: DatabaseMember,
  leads: boolean,
): Wording[] {
  const { name } = member;
  return [
    request.scheduledAt
      ? word('effect-restart-at', { member: name, at: request.scheduledAt })
      : word('effect-restart', { member: name }),
    word('effect-restart-cut', {}),
    ...(leads ? [word('effect-restart-leader', { member: name })] : []),
    ...(database.paused && leads ? [word('effect-restart-paused', {})] : []),
    ...pendingChanges([member]),
  ];
}

function pendingChanges(members: DatabaseMember[]): Wording[] {
  const changes = members.flatMap(({ pendingRestartReason }) =>
    Object.entries(pendingRestartReason ?? {}).map(
      ([parameter, change]) => `${parameter} ${change}`,
    ),
  );
  if (changes.length > 0) {
    const list = [...new Set(changes)].join(', ');
    return [word('effect-pending-changes', { changes: list })];
  }
  return members.some(({ pendingRestart }) => pendingRestart)
    ? [word('effect-pending', {})]
    : [];
}

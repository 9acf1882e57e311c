import type {
  ActionCheck,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { leaderOf, type ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import { checkReplicasLeft } from './checkReplicasLeft';
import type { Draft } from './Draft';

/** Restarting PostgreSQL on one member, or all of them where PGO runs the cluster. */
export function planRestart(facts: ActionFacts): Draft {
  return facts.operator ? planRolling(facts) : planOne(facts);
}

function planRolling(facts: ActionFacts): Draft {
  const { members } = facts.database;
  return {
    checks: [...checkLeader(facts), ...checkReplicasLeft(facts)],
    effects: [
      `The operator restarts all members (${members
        .map(({ name }) => name)
        .join(', ')}), one after the other: replicas first, the leader last.`,
      'Each member is away for some seconds up to some minutes, and its connections are cut.',
      'The leader is restarted too: writes stop for some seconds, and another member may lead afterwards.',
      ...pendingChanges(members),
    ],
  };
}

function planOne(facts: ActionFacts): Draft {
  const { database, request } = facts;
  const name = request.member ?? '';
  const member = database.members.find(each => each.name === name);
  if (!member) {
    return { checks: [checkMember(facts, name)], effects: [] };
  }
  const leads = leaderOf(database)?.name === name;
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

/** The member that an action names is there. */
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
      ? `${name} is a member`
      : `There is no member '${name}'; members: ${names.join(', ')}`,
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
      database.paused === false
        ? 'Failover is not paused'
        : 'A restart cannot be scheduled unless it is known that failover is not paused',
    ),
    must(
      'no other restart',
      scheduledRestart === undefined,
      scheduledRestart
        ? `A restart of ${name} is scheduled for ${scheduledRestart} already`
        : `No other restart of ${name} is scheduled`,
    ),
  ];
}

function effects(
  { request, database }: ActionFacts,
  member: DatabaseMember,
  leads: boolean,
): string[] {
  const { name } = member;
  const when = request.scheduledAt
    ? ` at ${request.scheduledAt}; nothing happens before`
    : '';
  return [
    `PostgreSQL on ${name} restarts${when}.`,
    `Its connections are cut, and it takes none for some seconds.`,
    ...(leads
      ? [
          `${name} leads: writes stop until it is back. When it takes too long, Patroni hands the lock to a replica.`,
        ]
      : []),
    ...(database.paused && leads
      ? ['Failover is paused: nobody takes over when it does not come back.']
      : []),
    ...pendingChanges([member]),
  ];
}

function pendingChanges(members: DatabaseMember[]): string[] {
  const changes = members.flatMap(({ pendingRestartReason }) =>
    Object.entries(pendingRestartReason ?? {}).map(
      ([parameter, change]) => `${parameter} ${change}`,
    ),
  );
  if (changes.length > 0) {
    const list = [...new Set(changes)].join(', ');
    return [`Changes that wait for a restart take effect: ${list}.`];
  }
  return members.some(({ pendingRestart }) => pendingRestart)
    ? ['Changes that wait for a restart take effect.']
    : [];
}

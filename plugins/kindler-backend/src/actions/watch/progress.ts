import {
  findLeader,
  word,
  type Database,
  type DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionInput } from '../types';
import { isHealthy } from '../../model/patroni/states';
import type { Progress } from './watchFor';

/** Whether the lock is where it should be and its holder serves there. Pure. */
export function seeSwitchover(
  database: Database,
  input: ActionInput,
): Progress {
  const leader = findLeader(database.members);
  if (database.witnesses.patroni.status === 'unknown') {
    return { seen: word('seen-leader-unknown', {}) };
  }
  if (!leader) {
    return { seen: word('seen-no-leader', {}) };
  }
  const { name: member, timeline } = leader;
  if (member === input.leader) {
    const returned =
      timeline !== undefined &&
      input.timeline !== undefined &&
      timeline > input.timeline;
    return returned
      ? { failed: word('seen-leads-again', { member, timeline }) }
      : { seen: word('seen-leads-still', { member }) };
  }
  const serving = seeServing(database, leader, input.timeline);
  const wanted = input.member;
  if (serving.done !== undefined && wanted && member !== wanted) {
    return { failed: word('seen-leads-instead', { member, wanted }) };
  }
  return serving;
}

/** Texts about a leader, with its timeline if known. */
const WHERE = [
  'seen-standby-leader',
  'seen-leads-writing',
  'seen-leads-unwitnessed',
] as const;

/** Whether the lock holder works as a leader; `before` is the timeline that a promotion ends. */
export function seeServing(
  database: Database,
  leader: DatabaseMember,
  before?: number,
): Progress {
  const { name: member, timeline, state, writable } = leader;
  const say = (code: (typeof WHERE)[number]) =>
    timeline === undefined
      ? word(code, { member })
      : word(`${code}-on`, { member, timeline });
  if (database.standbyCluster) {
    return isHealthy(leader.state)
      ? { done: say('seen-standby-leader') }
      : { seen: word('seen-holder-state', { member, state }) };
  }
  const promoted =
    before === undefined || (timeline !== undefined && timeline > before);
  if (!promoted) {
    return { seen: word('seen-not-promoted', { member }) };
  }
  const others = database.members
    .filter(each => each.name !== member && each.writable === true)
    .map(({ name }) => name)
    .join(', ');
  if (others) {
    return { seen: word('seen-other-writer', { member, others }) };
  }
  if (writable === true) {
    return { done: say('seen-leads-writing') };
  }
  if (
    database.witnesses.postgres.status === 'absent' &&
    isHealthy(leader.state)
  ) {
    return { done: say('seen-leads-unwitnessed') };
  }
  return { seen: word('seen-not-writing', { member }) };
}

/** Whether HAProxy sends writes only to the leader, if it did so before. Pure. */
export function seeRouted(database: Database, input: ActionInput): Progress {
  const leader = findLeader(database.members)?.name;
  const { haproxy } = database.witnesses;
  if (!input.routed) {
    return { done: word('seen-not-routed-before', {}) };
  }
  if (database.standbyCluster) {
    return { done: word('seen-standby-takes-none', {}) };
  }
  const names = haproxy.members.join(', ');
  return leader !== undefined &&
    haproxy.members.length === 1 &&
    haproxy.members[0] === leader
    ? { done: word('seen-routed', { leader }) }
    : {
        seen: word('seen-routed-elsewhere', {
          members: names || word('seen-nobody', {}),
          leader: leader ?? word('seen-nobody', {}),
        }),
      };
}

/** Whether the requested switchover is scheduled. Pure. */
export function isScheduled(
  { scheduledSwitchover: order }: Database,
  { scheduledAt, member }: ActionInput,
): boolean {
  return (
    order !== undefined &&
    scheduledAt !== undefined &&
    sameTime(order.at, scheduledAt) &&
    order.to === member
  );
}

/** Patroni writes times in its own format. */
export function sameTime(a: string | undefined, b: string): boolean {
  return a !== undefined && Date.parse(a) === Date.parse(b);
}

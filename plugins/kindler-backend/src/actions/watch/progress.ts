import {
  findLeader,
  type Database,
  type DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionInput } from '../types';
import { isHealthy } from '../../model/patroni/states';
import type { Progress } from './watchFor';

/** Whether the lock is where it should be, and its holder serves there. Pure. */
export function seeSwitchover(
  database: Database,
  input: ActionInput,
): Progress {
  const leader = findLeader(database.members);
  if (database.witnesses.patroni.status === 'unknown') {
    return { seen: 'it is not known who leads' };
  }
  if (!leader) {
    return { seen: 'nobody holds the lock' };
  }
  const { name, timeline } = leader;
  if (name === input.leader) {
    const returned =
      timeline !== undefined &&
      input.timeline !== undefined &&
      timeline > input.timeline;
    return returned
      ? { failed: `${name} leads again, on timeline ${timeline}` }
      : { seen: `${name} still leads` };
  }
  const serving = seeServing(database, leader, input.timeline);
  if (serving.done !== undefined && input.member && name !== input.member) {
    return { failed: `${name} leads instead of ${input.member}` };
  }
  return serving;
}

/** Whether the holder of the lock does what a leader does; `before` is the timeline that a promotion ends. */
export function seeServing(
  database: Database,
  leader: DatabaseMember,
  before?: number,
): Progress {
  const { name, timeline, state, writable } = leader;
  const where = timeline === undefined ? '' : ` on timeline ${timeline}`;
  if (database.standbyCluster) {
    return isHealthy(leader.state)
      ? { done: `${name} is the standby leader${where}` }
      : { seen: `${name} holds the lock and is '${state}'` };
  }
  const promoted =
    before === undefined || (timeline !== undefined && timeline > before);
  if (!promoted) {
    return { seen: `${name} holds the lock and is not promoted yet` };
  }
  const others = database.members
    .filter(member => member.name !== name && member.writable === true)
    .map(member => member.name);
  if (others.length > 0) {
    return {
      seen: `${name} holds the lock, and ${others.join(', ')} accepts writes`,
    };
  }
  if (writable === true) {
    return { done: `${name} leads${where} and accepts writes` };
  }
  if (
    database.witnesses.postgres.status === 'absent' &&
    isHealthy(leader.state)
  ) {
    return {
      done: `${name} leads${where}; no witness tells whether it accepts writes`,
    };
  }
  return { seen: `${name} holds the lock and is not seen to accept writes` };
}

/** Whether HAProxy sends writes to the leader and to nobody else, where it did so before. Pure. */
export function seeRouted(database: Database, input: ActionInput): Progress {
  const leader = findLeader(database.members)?.name;
  const { haproxy } = database.witnesses;
  if (!input.routed) {
    return {
      done: 'HAProxy did not send writes to this cluster before, so that was not looked at',
    };
  }
  if (database.standbyCluster) {
    return { done: 'A standby cluster takes no writes' };
  }
  const names = haproxy.members.join(', ');
  return leader !== undefined &&
    haproxy.members.length === 1 &&
    haproxy.members[0] === leader
    ? { done: `HAProxy sends writes to ${leader} and to nobody else` }
    : {
        seen: `HAProxy sends writes to ${names || 'nobody'}, and ${
          leader ?? 'nobody'
        } leads`,
      };
}

/** Whether the switchover that was asked for is recorded. Pure. */
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

/** Patroni writes times in its own form. */
export function sameTime(a: string | undefined, b: string): boolean {
  return a !== undefined && Date.parse(a) === Date.parse(b);
}

import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './plan/ActionFacts';
import type { ActionInput } from './types';

/** Returns what the steps need to know about the moment of planning. */
export function toInput(
  { request, database, rest, assist }: ActionFacts,
  controller: ActionInput['controller'],
): ActionInput {
  const { action, member, scheduledAt, pause } = request;
  const leader = findLeader(database.members);
  const { haproxy } = database.witnesses;
  const statement = rest.find(({ name }) => name === member)?.statement;
  const writes = database.gateways.find(
    ({ intent, servers }) =>
      intent === 'read-write' &&
      servers.some(
        server => server.up === true && server.member === leader?.name,
      ),
  );
  return {
    database: database.name,
    action,
    controller,
    members: database.members.map(({ name }) => name),
    routed:
      leader !== undefined &&
      haproxy.status === 'named' &&
      haproxy.members.includes(leader.name),
    ...(member && { member }),
    ...(scheduledAt && { scheduledAt }),
    ...(leader && { leader: leader.name }),
    ...(leader?.timeline !== undefined && { timeline: leader.timeline }),
    ...(statement?.startedAt && { startedAt: statement.startedAt }),
    ...(writes?.route && { probeRoute: writes.route }),
    ...(assist?.routes.length && { assist: assist.routes }),
    ...(pause === false && { pause }),
  };
}

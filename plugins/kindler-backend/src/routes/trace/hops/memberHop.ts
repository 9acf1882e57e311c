import {
  word,
  type Database,
  type DatabaseMember,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../../config';
import type { HopTracer, TraceWalk } from '../HopTracer';

/** Checks the member behind the server, and whether Patroni gives it the role that the route needs. */
export const memberHop: HopTracer = {
  kind: 'member',
  async trace(walk) {
    const found = matchMember(walk);
    const database =
      found && (await walk.observations.refreshDatabase(found.database));
    const member = database?.members.find(({ name }) => name === found?.member);
    const hop =
      database && member
        ? describe(walk.route, database, member)
        : unmatched(walk.route, found?.member);
    return { hop, onward: { database } };
  },
};

/** Finds the member by the address that answered, or else by that of the previous hop. */
function matchMember({ route, probe, onward, observations }: TraceWalk) {
  const address = probe?.server ?? onward.address;
  if (!address) {
    return undefined;
  }
  for (const { database } of route.targets) {
    const member = observations.matchMember(database, address);
    if (member) {
      return { database, member };
    }
  }
  return undefined;
}

function unmatched(
  { targets }: RouteConfig,
  name = 'unknown member',
): Omit<TraceHop, 'kind'> {
  const databases = targets.map(({ database }) => database).join(', ');
  return {
    name,
    verdict: 'unknown',
    message: word('trace-member-unmatched', {}),
    next: word('trace-next-member-unmatched', { databases }),
    evidence: [],
  };
}

function describe(
  route: RouteConfig,
  database: Database,
  member: DatabaseMember,
): Omit<TraceHop, 'kind'> {
  const { name, role, timeline, observedAt } = member;
  const source = database.witnesses.patroni.source ?? '';
  return {
    name,
    ...judge(route, database, member),
    evidence: [
      { label: `role of ${name}`, value: role, source, observedAt },
      {
        label: `timeline of ${name}`,
        value: String(timeline ?? 'unknown'),
        source,
        observedAt,
      },
    ],
  };
}

function judge(
  { intent, proxy }: RouteConfig,
  { name: database, managedBy }: Database,
  { name: member, role }: DatabaseMember,
): Pick<TraceHop, 'verdict' | 'message' | 'next'> {
  if (managedBy === 'none') {
    return {
      verdict: 'ok',
      message: word('trace-member-plain', { member, database }),
    };
  }
  const message = word('trace-member-role', { member, role, database });
  if (role === 'unknown') {
    const next = word('trace-next-member-unknown', { member });
    return { verdict: 'unknown', message, next };
  }
  return intent === 'read-only' || role === 'leader'
    ? { verdict: 'ok', message }
    : {
        verdict: 'critical',
        message: word('trace-member-unfit', { member, role }),
        next: word('trace-next-checks', { proxy }),
      };
}

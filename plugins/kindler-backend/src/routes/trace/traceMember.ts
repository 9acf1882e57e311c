import {
  word,
  type Database,
  type DatabaseMember,
  type TraceHop,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';

/** The member behind the server, and whether Patroni gives it the role that the route needs. */
export function traceMember(options: {
  route: RouteConfig;
  database: Database | undefined;
  member: string | undefined;
}): TraceHop {
  const { route, database } = options;
  const member = database?.members.find(({ name }) => name === options.member);
  if (!member || !database) {
    return {
      kind: 'member',
      title: options.member ?? 'unknown member',
      verdict: 'unknown',
      message: word('trace-member-unmatched', {}),
      evidence: [],
    };
  }
  const leads = member.role === 'leader';
  const known = member.role !== 'unknown';
  const fits = route.intent === 'read-only' || leads;
  const patroni = database.managedBy !== 'none';
  const wrong = patroni && known && !fits;
  const whenKnown = known || !patroni ? 'ok' : 'unknown';
  return {
    kind: 'member',
    title: member.name,
    verdict: wrong ? 'critical' : whenKnown,
    message: describe(database, member, wrong),
    evidence: [
      {
        label: `role of ${member.name}`,
        value: member.role,
        source: database.witnesses.patroni.source ?? '',
        observedAt: member.observedAt,
      },
      {
        label: `timeline of ${member.name}`,
        value: String(member.timeline ?? 'unknown'),
        source: database.witnesses.patroni.source ?? '',
        observedAt: member.observedAt,
      },
    ],
  };
}

function describe(
  { name: database, managedBy }: Database,
  { name: member, role }: DatabaseMember,
  wrong: boolean,
): Wording {
  if (wrong) {
    return word('trace-member-unfit', { member, role });
  }
  return managedBy === 'none'
    ? word('trace-member-plain', { member, database })
    : word('trace-member-role', { member, role, database });
}

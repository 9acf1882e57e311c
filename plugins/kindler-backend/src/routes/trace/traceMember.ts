import type {
  Database,
  TraceHop,
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
      message: 'The server could not be matched to a member of the cluster',
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
    message: wrong
      ? `Writes are sent to ${member.name}, which is a ${member.role} for Patroni`
      : `${member.name} is ${
          patroni ? member.role : 'a member without Patroni'
        } of ${database.name}`,
    evidence: [
      {
        label: `role of ${member.name}`,
        value: member.role,
        source: database.witnesses[0]?.source ?? '',
        observedAt: member.observedAt,
      },
      {
        label: `timeline of ${member.name}`,
        value: String(member.timeline ?? 'unknown'),
        source: database.witnesses[0]?.source ?? '',
        observedAt: member.observedAt,
      },
    ],
  };
}

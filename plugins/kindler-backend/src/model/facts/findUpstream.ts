import { memberAt } from '../matchServers';
import type { ClusterView, MemberFacts } from './ClusterFacts';

/**
 * Whom a member streams from. Its own word counts first, then that of the node it streams from (PostgreSQL's by SQL,
 * Patroni's by REST), and last the tag that tells Patroni what to follow. Undefined where it streams from nobody.
 */
export function findUpstream(
  member: MemberFacts,
  members: MemberFacts[],
  view: ClusterView | undefined,
): string | undefined {
  if (member.writable === true) {
    return undefined;
  }
  const upstream =
    byReceiver(member, members) ??
    bySender(member, members) ??
    byTag(member, view);
  return upstream === member.name ? undefined : upstream;
}

function byReceiver({ sql }: MemberFacts, members: MemberFacts[]) {
  const { host, port } = sql?.upstream ?? {};
  return host && port ? memberAt(members, `${host}:${port}`) : undefined;
}

/** The newest of those who say so: a sender may not have noticed yet that its standby left. */
function bySender(member: MemberFacts, members: MemberFacts[]) {
  const addresses = [member.host, member.podIp].filter(
    address =>
      address !== undefined &&
      !members.some(
        other =>
          other !== member &&
          (other.host === address || other.podIp === address),
      ),
  );
  const claims = members
    .filter(other => other !== member)
    .flatMap(({ name, sql, sqlAt, node, nodeAt }) => {
      const bySql = sql?.standbys?.some(
        standby =>
          standby.name === member.name || addresses.includes(standby.address),
      );
      const byRest = node?.standbys.some(
        standby =>
          standby.name === member.name && standby.state === 'streaming',
      );
      return [
        ...(bySql ? [{ name, at: sqlAt! }] : []),
        ...(byRest ? [{ name, at: nodeAt! }] : []),
      ];
    });
  return claims.sort((a, b) => b.at - a.at)[0]?.name;
}

function byTag({ tags, state }: MemberFacts, view: ClusterView | undefined) {
  const wanted = tags?.replicatefrom;
  return state === 'streaming' &&
    view?.cluster.members.some(({ name }) => name === wanted)
    ? wanted
    : undefined;
}

import type { MemberFacts, RouteFacts } from './ClusterFacts';

/**
 * A client that logged in through the route and wrote on the leader proves where the only server leads that accepts new
 * connections, whatever its address and name suggest. It may be a Service, a virtual address or a pooler.
 */
export function settleByClient(
  route: RouteFacts,
  leader: MemberFacts | undefined,
  members: readonly MemberFacts[],
): RouteFacts {
  const up = route.servers.filter(({ server }) => server.up === true);
  const [only] = up;
  const settled =
    leader !== undefined &&
    up.length === 1 &&
    route.othersUp.length === 0 &&
    !isByAddress(only.matchedBy) &&
    isSeenSince(route, only.since, only.server.lastChange) &&
    memberServing(route, leader, members) === leader.name;
  return settled
    ? {
        ...route,
        servers: route.servers.map(each =>
          each === only
            ? {
                ...each,
                outcome: 'matched',
                member: leader.name,
                matchedBy: 'client',
                formerly: undefined,
              }
            : each,
        ),
      }
    : route;
}

function isByAddress(key: string | undefined): boolean {
  return key === 'address' || key === 'resolved';
}

/** Whether the query went through the server in its current state. */
function isSeenSince(
  { client, observedAt = 0 }: RouteFacts,
  since: number | undefined,
  lastChange: number | undefined,
): boolean {
  const at = client?.query?.at ?? 0;
  return (
    at >= (since ?? 0) && at >= observedAt - (lastChange ?? Infinity) * 1000
  );
}

/**
 * Finds the member by the address that PostgreSQL reported, or else takes the only member that accepts writes in that
 * system.
 */
function memberServing(
  { client, intent }: RouteFacts,
  leader: MemberFacts,
  members: readonly MemberFacts[],
): string | undefined {
  const query = client?.query;
  if (intent !== 'read-write' || !query?.writable) {
    return undefined;
  }
  const writers = members.filter(({ writable }) => writable === true);
  const sole =
    writers.length === 1 &&
    writers[0] === leader &&
    query.systemIdentifier !== undefined &&
    query.systemIdentifier === leader.systemIdentifier;
  return query.member ?? (sole ? leader.name : undefined);
}

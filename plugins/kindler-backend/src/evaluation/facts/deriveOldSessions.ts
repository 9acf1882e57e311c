import { canonicalAddress } from '../../model/addresses/address';
import type { MemberBook } from '../../model/addresses/MemberBook';
import {
  allowance,
  type ClusterSnapshot,
  type RouteSnapshot,
} from '../../model/ClusterSnapshot';
import { freshValue } from '../../model/Reading';
import type { OldProcesses, OldSessions, RouteServer } from './ClusterFacts';

/**
 * Derives what HAProxy processes from before a reload hold on the cluster's servers. Undefined if no master socket
 * reports it now.
 */
export function deriveOldProcesses(
  snapshot: ClusterSnapshot,
  route: RouteSnapshot,
  servers: RouteServer[],
  book: MemberBook,
  now: number,
): OldProcesses | undefined {
  const reading = route.stats?.processes;
  const processes = freshValue(reading, now, allowance(snapshot));
  if (!reading || !processes) {
    return undefined;
  }
  const old = processes.filter(({ kind }) => kind === 'old');
  const currentServer = finderOf(servers);
  const named = new Set(route.servers);
  const sessions = old.flatMap(({ pid, held }) =>
    (held?.servers ?? []).flatMap((server): OldSessions[] => {
      if (server.proxy !== route.proxy) {
        return [];
      }
      const current = currentServer(server);
      const member = server.address
        ? book.memberAt(server.address)
        : current?.member;
      const own = member ?? named.has(server.server);
      return own
        ? [
            {
              pid,
              server: server.server,
              address: server.address,
              sessions: server.sessions,
              member: member ?? current?.member,
              current,
            },
          ]
        : [];
    }),
  );
  return {
    source: reading.source.id,
    observedAt: reading.observedAt!,
    sessions,
    silent: old.filter(({ held }) => !held).map(({ pid }) => pid),
  };
}

/** Finds the current server by address, because its name may have got another address since the old process started. */
function finderOf(servers: RouteServer[]) {
  const byName = firstOf(servers, ({ server }) => server.name);
  const byAddress = firstOf(
    servers,
    ({ server: { address } }) => address && canonicalAddress(address),
  );
  return (old: { server: string; address?: string }) => {
    const namesake = byName.get(old.server);
    return old.address && namesake?.server.address
      ? byAddress.get(canonicalAddress(old.address))
      : namesake;
  };
}

function firstOf(
  servers: RouteServer[],
  keyOf: (server: RouteServer) => string | undefined,
): Map<string, RouteServer> {
  const found = new Map<string, RouteServer>();
  for (const server of servers) {
    const key = keyOf(server);
    if (key !== undefined && !found.has(key)) {
      found.set(key, server);
    }
  }
  return found;
}

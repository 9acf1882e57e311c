import { sameAddress } from '../addresses/address';
import type { MemberBook } from '../addresses/MemberBook';
import {
  allowance,
  type ClusterSnapshot,
  type RouteSnapshot,
} from '../ClusterSnapshot';
import { freshValue } from '../Reading';
import type { OldProcesses, OldSessions, RouteServer } from './ClusterFacts';

/**
 * What HAProxy processes from before a reload hold on servers of the cluster. Undefined where no master socket tells,
 * or not now.
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
  const sessions = old.flatMap(({ pid, held }) =>
    (held?.servers ?? []).flatMap((server): OldSessions[] => {
      if (server.proxy !== route.proxy) {
        return [];
      }
      const current = currentServer(servers, server);
      const member = server.address
        ? book.memberAt(server.address)
        : current?.member;
      const own = member ?? route.servers.includes(server.server);
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

/** The server of today: a name may have got another address since the process began, so the address decides. */
function currentServer(
  servers: RouteServer[],
  old: { server: string; address?: string },
): RouteServer | undefined {
  const named = servers.find(({ server }) => server.name === old.server);
  const { address } = old;
  if (!address || !named?.server.address) {
    return named;
  }
  return servers.find(
    ({ server }) =>
      server.address !== undefined && sameAddress(server.address, address),
  );
}

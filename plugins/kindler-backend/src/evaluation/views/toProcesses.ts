import type { GatewayProcess } from '@kindler/backstage-plugin-kindler-common';
import type { HaproxyProcess } from '../../model/haproxy/HaproxyProcess';
import { readHeldSessions } from '../../model/haproxy/readHeldSessions';
import type { GatewayStats } from '../../model/haproxy/GatewayStats';

/**
 * The API's view of a gateway's processes. The statistics belong to the current process. If there are several (nbproc,
 * until HAProxy 2.4), they belong to one of them, and it is unknown to which.
 *
 * @param fresh - whether the processes count as evidence
 * @param stats - undefined if they no longer count as evidence
 */
export function toProcesses(
  processes: HaproxyProcess[],
  fresh: boolean,
  stats: GatewayStats | undefined,
): GatewayProcess[] {
  const current = processes.filter(({ kind }) => kind === 'current');
  const own =
    stats && current.length === 1 ? readHeldSessions(stats) : undefined;
  return processes.map(({ pid, kind, uptime, version, held }) => {
    const told = kind === 'old' ? held : own;
    const known = fresh ? told : undefined;
    return {
      pid,
      kind,
      uptime: fresh ? uptime : undefined,
      version,
      sessions: known ? known.sessions : 'unknown',
      servers: (known?.servers ?? []).map(({ proxy, server, sessions }) => ({
        proxy,
        server,
        sessions,
      })),
    };
  });
}

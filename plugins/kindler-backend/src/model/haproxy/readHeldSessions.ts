import type { GatewayStats } from './GatewayStats';
import type { HeldSessions } from './HaproxyProcess';

/** Returns the sessions of a process from its own statistics; undefined if they do not show them. */
export function readHeldSessions({
  proxies,
  warnings,
}: GatewayStats): HeldSessions | undefined {
  const counts = proxies.flatMap(({ frontend }) =>
    frontend ? [frontend.sessions] : [],
  );
  const servers = proxies.flatMap(proxy =>
    proxy.servers.flatMap(({ name, address, sessions }) =>
      sessions ? [{ proxy: proxy.name, server: name, address, sessions }] : [],
    ),
  );
  const known =
    warnings.length === 0 && counts.every(count => count !== undefined);
  return known && counts.length > 0
    ? { sessions: counts.reduce((sum, count) => sum + count, 0), servers }
    : undefined;
}

import type { ServerClients } from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig } from '../../config';
import { asUnavailable } from '../../haproxy/asUnavailable';
import { OldSessions } from '../../haproxy/master/OldSessions';
import {
  parseSessions,
  type HaproxySession,
} from '../../haproxy/parsing/parseSessions';
import { RuntimeSocket } from '../../haproxy/RuntimeSocket';

const TIMEOUT_MS = 10_000;

/** Counts who is connected to each server, in the current process and in old ones. Undefined without a runtime socket. */
export async function readConnectedClients(
  gateway: GatewayConfig,
): Promise<ServerClients[] | undefined> {
  const { name, socket, socketTls, masterSocket } = gateway;
  if (!socket) {
    return undefined;
  }
  const runtime = RuntimeSocket.create({
    address: socket,
    tls: socketTls,
    timeoutMs: TIMEOUT_MS,
  });
  const [current, old] = await Promise.all([
    asUnavailable(name, () => runtime.ask('show sess')).then(parseSessions),
    masterSocket ? new OldSessions(name, masterSocket).list({}) : [],
  ]);
  return [...count(current, 'current'), ...count(old, 'old')];
}

function count(
  sessions: HaproxySession[],
  process: ServerClients['process'],
): ServerClients[] {
  const servers = new Map<string, Map<string, number>>();
  for (const { backend, server, client } of sessions) {
    const key = `${backend}\n${server ?? ''}`;
    const clients = servers.get(key) ?? new Map<string, number>();
    servers.set(key, clients);
    const address = client ?? '';
    clients.set(address, (clients.get(address) ?? 0) + 1);
  }
  return [...servers]
    .map(([key, clients]) => {
      const [proxy, server] = key.split('\n');
      return {
        proxy,
        server: server || undefined,
        process,
        sessions: [...clients.values()].reduce((sum, each) => sum + each, 0),
        clients: [...clients]
          .map(([address, each]) => ({
            address: address || undefined,
            sessions: each,
          }))
          .sort((a, b) => b.sessions - a.sessions),
      };
    })
    .sort((a, b) => b.sessions - a.sessions);
}

import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import type { SqlRoleConfig } from '../../config';
import type { StepContext, SwitchoverWay } from '../../operations';
import { firstToAcceptWrites } from './firstToAcceptWrites';
import { PARKED } from './parking';

export interface LeadOptions {
  /** Role that asks the members; without one new connections only wait. */
  role: SqlRoleConfig | undefined;
  log: StepContext<'database-switchover'>['log'];
  /** Ends the waiting. */
  until: AbortSignal;
}

/**
 * Lets new connections of one route wait, and sends them to the first other member that accepts writes. What goes wrong
 * leaves the clients to the health checks, and the handover to itself.
 */
export async function leadClients(
  way: SwitchoverWay,
  requireDriver: () => GatewayDriver,
  { role, log, until }: LeadOptions,
): Promise<void> {
  const { route, proxy, leader, servers } = way;
  const old = servers.filter(({ member }) => member === leader);
  const others = servers.filter(({ member }) => member !== leader);
  try {
    const driver = requireDriver();
    await driver.apply(
      proxy,
      old.map(({ server }) => ({ server, ...PARKED })),
    );
    const next = role && (await firstToAcceptWrites(others, role, until));
    const lead: ServerChange[] = next
      ? [
          { server: next.server, health: 'up' },
          ...old.map(({ server }) => ({ server, health: 'down' as const })),
          ...old.map(({ server }) => ({
            server,
            endSessions: true as const,
          })),
        ]
      : [];
    const back = old.map(({ server, address, port }) => ({
      server,
      address,
      port,
    }));
    await driver.apply(proxy, [...lead, ...back]);
    await log(
      next
        ? word('assist-led', { route, member: next.member })
        : word('assist-given-back', { route }),
    );
  } catch (error) {
    const reason = (error as Error).message;
    await log(word('assist-failed', { route, reason }), 'warn');
  }
}

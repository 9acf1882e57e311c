import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import type { StepContext, SwitchoverWay } from '../../operations';
import { PromotionWatch } from './PromotionWatch';
import type { SwitchoverWays } from './SwitchoverWays';

type Context = Pick<StepContext<'database-switchover'>, 'log' | 'signal'>;

/** Nobody listens there, so HAProxy tries a new connection again until the new leader takes it. */
const PARKED = { address: '127.0.0.1', port: 1 };
/** After so long new connections go where they went before, whatever became of the switchover. */
const LONGEST_PARKED_MS = 10_000;

/**
 * Takes clients along while the lock of a cluster is handed over: new connections wait at the gateway instead of being
 * refused, and go to the new leader as soon as it accepts writes by SQL. Health checks stay on all the time, so that
 * they have the last word, whatever becomes of this process.
 */
export class SwitchoverAssistant {
  readonly #ways: SwitchoverWays;

  constructor(ways: SwitchoverWays) {
    this.#ways = ways;
  }

  assistable: SwitchoverWays['assistable'] = (...args) =>
    this.#ways.assistable(...args);

  locks: SwitchoverWays['locks'] = routes => this.#ways.locks(routes);

  read: SwitchoverWays['read'] = (...args) => this.#ways.read(...args);

  /** Hands over by `work`, with the clients of all ways taken along. Whatever happens, no way stays parked. */
  async carry(
    ways: readonly SwitchoverWay[],
    context: Context,
    work: () => Promise<void>,
  ): Promise<void> {
    const ended = new AbortController();
    const until = AbortSignal.any([
      context.signal,
      ended.signal,
      AbortSignal.timeout(LONGEST_PARKED_MS),
    ]);
    const led = ways.map(way => this.#lead(way, context, until));
    try {
      await work();
    } finally {
      ended.abort();
      await Promise.all(led);
    }
  }

  /** Puts the addresses back that servers had before. Safe to repeat. */
  async restore(ways: readonly SwitchoverWay[]): Promise<void> {
    await Promise.all(
      ways.map(async way => {
        const driver = this.#ways.driver(way.route);
        await driver.apply(way.proxy, await moved(driver, way));
      }),
    );
  }

  /** Routes with a server that has another address than before. */
  async stillParked(ways: readonly SwitchoverWay[]): Promise<string[]> {
    const parked = await Promise.all(
      ways.map(async way => {
        const changes = await moved(this.#ways.driver(way.route), way);
        return changes.length > 0 ? [way.route] : [];
      }),
    );
    return parked.flat();
  }

  /** What goes wrong here leaves the clients to the health checks, and the handover to itself. */
  async #lead(
    way: SwitchoverWay,
    { log }: Context,
    until: AbortSignal,
  ): Promise<void> {
    const { route, proxy, leader, servers } = way;
    const old = servers.filter(({ member }) => member === leader);
    const others = servers.filter(({ member }) => member !== leader);
    const back = old.map(({ server, address, port }) => ({
      server,
      address,
      port,
    }));
    const role = this.#ways.route(route)?.verify;
    try {
      const driver = this.#ways.driver(route);
      await driver.apply(
        proxy,
        old.map(({ server }) => ({ server, ...PARKED })),
      );
      const next = role
        ? await new PromotionWatch(role).first(others, until)
        : undefined;
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
}

/** What puts servers back that have another address than before. */
async function moved(
  driver: GatewayDriver,
  { proxy, servers }: SwitchoverWay,
): Promise<ServerChange[]> {
  const now = new Map(
    (await driver.readServers(proxy)).map(each => [each.name, each]),
  );
  return servers.flatMap(({ server, address, port }) => {
    const is = now.get(server);
    return is && (is.address !== address || is.port !== port)
      ? [{ server, address, port }]
      : [];
  });
}

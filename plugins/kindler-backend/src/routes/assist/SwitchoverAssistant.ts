import { ConflictError } from '@backstage/errors';
import {
  word,
  wordedError,
  wordingOf,
  type Database,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayDriver } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import type { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';
import type { StepContext, SwitchoverWay } from '../../operations';
import { endPauses, findPaused } from '../pause/endPauses';
import { holdClients } from '../pause/holdClients';
import { pausablePoolers } from '../pause/pausablePoolers';
import { poolerName } from '../../pgbouncer/poolerName';
import { poolersOf, untilServed } from './heldWays';
import { leadClients } from './leadClients';
import { leadingRoutes, type LeadingRoute } from './leadingRoutes';
import { isParked, unparking } from './parking';
import { whyNotAssisted } from './whyNotAssisted';

type Context = Pick<StepContext<'database-switchover'>, 'log' | 'signal'>;

/** After so long new connections go where they went before, whatever became of the switchover. */
const LONGEST_PARKED_MS = 10_000;

/** Routes whose gateway can take clients along, poolers that hold theirs back, and why others do not. */
export interface AssistableRoutes {
  routes: string[];
  poolers: string[];
  left: Wording[];
}

export interface SwitchoverAssistantOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
}

/**
 * Takes clients along while the lock of a cluster is handed over: new connections wait at the gateway instead of being
 * refused, and go to the new leader as soon as it accepts writes by SQL. Health checks stay on all the time, so that
 * they have the last word, whatever becomes of this process. Clients of a pooler in front are held back there meanwhile,
 * so that no transaction of theirs fails.
 */
export class SwitchoverAssistant {
  readonly #options: SwitchoverAssistantOptions;

  constructor(options: SwitchoverAssistantOptions) {
    this.#options = options;
  }

  /** Asks the gateways whether they take commands now. */
  async assistable(
    database: Database,
    leader: string,
    pause: boolean,
  ): Promise<AssistableRoutes> {
    const leading = leadingRoutes(this.#options.routes, database, leader);
    const refusals = await Promise.all(
      leading.map(({ route }) => whyNotAssisted(this.#options.drivers, route)),
    );
    const taken = leading
      .map(({ route }) => route)
      .filter((_, index) => refusals[index] === undefined);
    const pausable = await Promise.all(
      pause ? taken.map(route => pausablePoolers(route)) : [],
    );
    return {
      routes: taken.map(({ name }) => name),
      poolers: pausable.flatMap(({ poolers }) => poolers.map(poolerName)),
      left: [
        ...refusals.flatMap((reason, index) =>
          reason === undefined
            ? []
            : word('assist-left', { route: leading[index].route.name, reason }),
        ),
        ...pausable.flatMap(({ notes }) => notes),
      ],
    };
  }

  /** Gateways and poolers of routes, as locks name them. */
  locks(routes: readonly string[]): string[] {
    const locks = this.#options.routes
      .filter(({ name }) => routes.includes(name))
      .flatMap(({ gateway, poolers = [] }) => [
        `gateway:${gateway}`,
        ...poolers.map(pooler => `pooler:${poolerName(pooler)}`),
      ]);
    return [...new Set(locks)];
  }

  /**
   * Where the servers of the routes listen now. Rejects while a gateway does not answer, and with a ConflictError if
   * a server is still parked, because nobody would know its address.
   */
  async read(
    database: Database,
    leader: string,
    { routes, pause }: { routes: readonly string[]; pause: boolean },
  ): Promise<SwitchoverWay[]> {
    const leading = leadingRoutes(this.#options.routes, database, leader);
    return Promise.all(
      leading
        .filter(({ route }) => routes.includes(route.name))
        .map(each => this.#readWay(each, leader, pause)),
    );
  }

  /**
   * Hands over by `work`, with the clients of all ways taken along. Whatever happens, no way stays parked and no client
   * is held back. Returns for how many milliseconds poolers held clients back.
   */
  async carry(
    ways: readonly SwitchoverWay[],
    { signal, log }: Context,
    work: () => Promise<void>,
  ): Promise<number | undefined> {
    const held = await holdClients(poolersOf(this.#options.routes, ways), log);
    const ended = new AbortController();
    const until = AbortSignal.any([
      signal,
      ended.signal,
      AbortSignal.timeout(LONGEST_PARKED_MS),
    ]);
    const led = ways.map(way =>
      leadClients(way, () => this.#driver(way.route), {
        role: this.#route(way.route)?.verify,
        log,
        until,
      }),
    );
    const released = Promise.allSettled(led)
      .then(() => untilServed(this.#options.routes, ways))
      .then(() => held.release());
    // It can reject while the work still goes on; whoever awaits it below hears of it.
    released.catch(() => {});
    try {
      await work();
    } finally {
      ended.abort();
      await released;
    }
    return released;
  }

  /** Gives back what a dead backend left, so that nobody waits for it. Never rejects. */
  async release(
    ways: readonly SwitchoverWay[],
    { log }: Pick<Context, 'log'>,
  ): Promise<void> {
    await this.restore(ways)
      .catch(error =>
        log(word('assist-left-behind', { reason: wordingOf(error) }), 'warn'),
      )
      .catch(() => {});
  }

  /** Puts parked servers back where they listened before, and lets clients go on. Safe to repeat. */
  async restore(ways: readonly SwitchoverWay[]): Promise<void> {
    try {
      await Promise.all(
        ways.map(async way => {
          const driver = this.#driver(way.route);
          await driver.apply(way.proxy, await unparking(driver, way));
        }),
      );
    } finally {
      await endPauses(poolersOf(this.#options.routes, ways));
    }
  }

  /** Poolers that still hold clients back. */
  async stillHeld(ways: readonly SwitchoverWay[]): Promise<string[]> {
    return findPaused(poolersOf(this.#options.routes, ways));
  }

  /** Routes with a parked server. */
  async stillParked(ways: readonly SwitchoverWay[]): Promise<string[]> {
    const parked = await Promise.all(
      ways.map(async way => {
        const changes = await unparking(this.#driver(way.route), way);
        return changes.length > 0 ? [way.route] : [];
      }),
    );
    return parked.flat();
  }

  async #readWay(
    { route, memberOf }: LeadingRoute,
    leader: string,
    pause: boolean,
  ): Promise<SwitchoverWay> {
    const { name, proxy } = route;
    const driven = await this.#driver(name).readServers(proxy);
    const known = driven.filter(server => memberOf.has(server.name));
    if (known.some(isParked)) {
      throw wordedError(
        ConflictError,
        word('assist-still-parked', { routes: name }),
      );
    }
    const servers = known.map(({ name: server, address, port }) => ({
      server,
      member: memberOf.get(server)!,
      address,
      port,
    }));
    const poolers = pause ? (await pausablePoolers(route)).poolers : [];
    return {
      route: name,
      proxy,
      leader,
      servers,
      ...(poolers.length > 0 && { poolers: poolers.map(poolerName) }),
    };
  }

  #route(name: string): RouteConfig | undefined {
    return this.#options.routes.find(route => route.name === name);
  }

  /** Throws a ConflictError if the route or its gateway is not configured now. */
  #driver(route: string): GatewayDriver {
    return this.#options.drivers.require(this.#route(route)?.gateway ?? '');
  }
}

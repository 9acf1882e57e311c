import type { GatewayProxy } from '@kindler/backstage-plugin-kindler-common';
import { parseAddress } from '../../model/addresses/address';
import type {
  GatewayStats,
  StatsServer,
} from '../../model/haproxy/GatewayStats';
import {
  readCondition,
  type ServerCondition,
} from '../../model/haproxy/ServerCondition';
import { TrackedCauses } from './TrackedCauses';

const KNOWN = new WeakMap<GatewayStats, StatsIndex>();

/** Affixes by which the names of a matching frontend and backend differ. */
const AFFIX =
  /^(fe|ft|frontend|front|be|bk|backend|back)[-_.]|[-_.](fe|ft|frontend|front|be|bk|backend|back)$/gi;

/** Finds proxies and servers in statistics. It is built once per reading, whatever the number of routes that use it. */
export class StatsIndex {
  readonly #proxies: Map<string, GatewayProxy>;
  readonly #frontends: GatewayProxy[];
  #servers: Map<string, StatsServer> | undefined;
  readonly #causes = new TrackedCauses(server => this.#condition(server));

  static of(stats: GatewayStats): StatsIndex {
    let index = KNOWN.get(stats);
    if (!index) {
      index = new StatsIndex(stats);
      KNOWN.set(stats, index);
    }
    return index;
  }

  private constructor({ proxies }: GatewayStats) {
    this.#proxies = new Map(proxies.map(proxy => [proxy.name, proxy]));
    this.#frontends = proxies.filter(
      ({ frontend, backend, servers }) =>
        frontend && !backend && servers.length === 0,
    );
  }

  proxy(name: string): GatewayProxy | undefined {
    return this.#proxies.get(name);
  }

  /**
   * Returns the frontend that leads clients to a proxy. That is its own one, or else, of the proxies that are only
   * frontends, the one with the listener's port, the only one, or the only one whose name suggests it. Undefined if
   * unknown.
   */
  frontendOf(
    proxy: GatewayProxy,
    listenerPort: number | undefined,
  ): GatewayProxy | undefined {
    if (proxy.frontend) {
      return proxy;
    }
    const possible = this.#frontends.filter(
      ({ mode }) => !mode || !proxy.mode || mode === proxy.mode,
    );
    const stem = stemOf(proxy.name);
    return (
      only(possible.filter(each => listensOn(each, listenerPort))) ??
      only(possible) ??
      only(possible.filter(({ name }) => stemOf(name) === stem))
    );
  }

  /** Returns the condition of the server at the end of the tracking chain, or its own if that is not reported. */
  causeOf(condition: ServerCondition): ServerCondition {
    return this.#causes.causeOf(condition);
  }

  /** Returns the condition of `proxy/server`. */
  #condition(server: string): ServerCondition | undefined {
    this.#servers ??= new Map(
      [...this.#proxies.values()].flatMap(proxy =>
        proxy.servers.map(each => [
          `${proxy.name}/${each.name}`,
          each as StatsServer,
        ]),
      ),
    );
    const found = this.#servers.get(server);
    return found && readCondition(found);
  }
}

function listensOn({ listeners = [] }: GatewayProxy, port: number | undefined) {
  return (
    port !== undefined &&
    listeners.some(address => parseAddress(address).port === port)
  );
}

function stemOf(name: string): string {
  return name.replace(AFFIX, '').toLowerCase();
}

function only<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

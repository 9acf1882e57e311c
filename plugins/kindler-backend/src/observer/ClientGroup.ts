import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';
import type { ObserverConfig, RouteConfig } from '../config';
import { toRouteClient } from '../evaluation/views/toRouteClient';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { Reading } from '../model/Reading';
import { ClientObserver } from './ClientObserver';
import type { ClusterEvaluator } from './ClusterEvaluator';
import { clientKey, gatewayKey } from './observationKeys';
import type { ObservationStore } from './ObservationStore';
import type { Moves } from './ObserverOptions';

const LOG_EACH_MS = 60_000;

export interface ClientGroupOptions {
  routes: RouteConfig[];
  settings: ObserverConfig;
  logger: LoggerService;
  store: ObservationStore;
  /** The observed clusters. */
  databases: ReadonlyMap<string, ClusterEvaluator>;
  moves?: Moves;
  /** Called after each probe. */
  onProbe: (route: string, result: ProbeResult, client: ClientSnapshot) => void;
}

/** The clients of all routes. Each reports to the clusters that its route can lead to, and learns of their doubts. */
export class ClientGroup {
  readonly observers = new Map<string, ClientObserver>();
  readonly #options: ClientGroupOptions;
  readonly #ofDatabase = new Map<string, ClientObserver[]>();
  #loggedAt = -Infinity;

  constructor(options: ClientGroupOptions) {
    this.#options = options;
    const { routes, settings, store, databases } = options;
    for (const route of routes) {
      const names = [...new Set(route.targets.map(each => each.database))];
      const find = () => names.flatMap(name => databases.get(name) ?? []);
      const client = new ClientObserver({
        route,
        settings,
        isInDoubt: () => find().some(({ isInDoubt }) => isInDoubt),
        systemIdentifiers: () => unite(names, find()),
        onProbe: (result, snapshot) => {
          this.#store(route.name, snapshot);
          options.onProbe(route.name, result, snapshot);
        },
        onFault: error => this.#warn(route.name, error),
      });
      this.observers.set(route.name, client);
      store.seed(clientKey(route.name), toReading(client.snapshot));
      store.subscribe(clientKey(route.name), ({ reading }) => {
        if (reading?.value) {
          client.follow(reading.value);
        }
      });
      names.forEach(name => add(this.#ofDatabase, name, client));
      store.follow(gatewayKey(route.gateway), reading => {
        if (reading) {
          client.setGateway(reading);
        }
      });
      const subjects = [
        `route/${route.name}`,
        `gateway/${route.gateway}`,
        ...names.map(name => `database/${name}`),
      ];
      options.moves?.on('move', ({ kind, name }) => {
        if (subjects.includes(`${kind}/${name}`)) {
          client.expectMove();
        }
      });
    }
  }

  restore(route: string, snapshot: ClientSnapshot): void {
    const client = this.observers.get(route);
    if (client) {
      client.restore(snapshot);
      this.#store(route, client.snapshot);
    }
  }

  #store(route: string, snapshot: ClientSnapshot) {
    this.#options.store.put(clientKey(route), toReading(snapshot));
  }

  /** Called when a cluster comes into doubt. */
  reconsider(database: string): void {
    this.#ofDatabase.get(database)?.forEach(client => client.reconsider());
  }

  /** Probes what a client of the route gets now. */
  async refresh(route: string): Promise<ProbeResult | undefined> {
    const client = this.observers.get(route);
    if (!client) {
      throw new NotFoundError(`There is no route '${route}'`);
    }
    return client.refresh();
  }

  get(route: string): RouteClient | undefined {
    const client = this.observers.get(route);
    return (
      client &&
      toRouteClient(client.snapshot, address =>
        this.#findMember(client, address),
      )
    );
  }

  #findMember({ route }: ClientObserver, address: string): string | undefined {
    for (const { database } of route.targets) {
      const member = this.#options.databases.get(database)?.memberAt(address);
      if (member) {
        return member;
      }
    }
    return undefined;
  }

  /** Such a failure says nothing about clients, so the last known result just grows older. */
  #warn(route: string, error: unknown) {
    const now = performance.now();
    if (now - this.#loggedAt > LOG_EACH_MS) {
      this.#loggedAt = now;
      this.#options.logger.warn(
        `Clients of route ${route} cannot be tried from here: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}

function toReading(snapshot: ClientSnapshot): Reading<ClientSnapshot> {
  const { source, last } = snapshot;
  return { source, value: snapshot, observedAt: last?.at };
}

/** All known system identifiers of the clusters; undefined if those of any cluster are unknown. */
function unite(
  names: string[],
  databases: ClusterEvaluator[],
): ReadonlySet<string> | undefined {
  const sets = databases.map(({ systemIdentifiers }) => systemIdentifiers);
  return sets.length === names.length && sets.every(({ size }) => size > 0)
    ? new Set(sets.flatMap(set => [...set]))
    : undefined;
}

function add<T>(map: Map<string, T[]>, key: string, value: T) {
  const known = map.get(key);
  if (known) {
    known.push(value);
  } else {
    map.set(key, [value]);
  }
}

import type {
  DatabaseConfig,
  ObserverConfig,
  PoolerConfig,
  RouteConfig,
} from '../config';
import type { PoolerState } from '../model/PoolerState';
import { sourceId } from '../model/SourceId';
import { readPooler } from '../pgbouncer';
import { poolerName } from '../pgbouncer/poolerName';
import type { ClusterEvaluator } from './ClusterEvaluator';
import { findAstray } from './findAstray';
import { poolerKey } from './observationKeys';
import type { ObservationStore } from './ObservationStore';
import { SourceObserver } from './SourceObserver';

/** A log-in to a pooler and to each member; what is looked for lasts. */
const PACE = { intervalMs: 10_000, slowestMs: 30_000 };

export interface PoolerGroupOptions {
  routes: RouteConfig[];
  databases: DatabaseConfig[];
  settings: ObserverConfig;
  store: ObservationStore;
  /** The observed clusters. */
  clusters: ReadonlyMap<string, ClusterEvaluator>;
}

/** The connection poolers in front of all routes. */
export class PoolerGroup {
  readonly observers = new Map<string, SourceObserver<PoolerState>>();
  readonly #options: PoolerGroupOptions;

  constructor(options: PoolerGroupOptions) {
    this.#options = options;
    for (const route of options.routes) {
      for (const pooler of route.poolers ?? []) {
        const target = poolerName(pooler);
        const key = poolerKey(route.name, target);
        const source = { ...sourceId.pgbouncer(route.name, target), target };
        this.observers.set(
          key,
          new SourceObserver({
            key,
            store: options.store,
            pace: PACE,
            source: () => source,
            read: () => this.#read(route, pooler),
          }),
        );
      }
    }
  }

  async #read(route: RouteConfig, pooler: PoolerConfig): Promise<PoolerState> {
    const { timeoutMs } = this.#options.settings;
    const view = await readPooler(pooler, timeoutMs);
    const clusters =
      route.intent === 'read-write' ? this.#clustersOf(route) : [];
    const astray = await Promise.all(
      clusters.map(cluster => findAstray(view, { ...cluster, timeoutMs })),
    );
    const { waiting, longestWaitMs } = view.clients;
    return {
      database: pooler.database,
      paused: view.database?.paused === true,
      waiting,
      longestWaitMs,
      astray: astray.flat(),
    };
  }

  /** Members of the clusters that the route can lead to, where there is a role to ask them with. */
  #clustersOf({ targets }: RouteConfig) {
    const names = new Set(targets.map(({ database }) => database));
    return this.#options.databases.flatMap(({ name, probe }) => {
      const cluster = this.#options.clusters.get(name);
      return probe && cluster && names.has(name)
        ? [{ members: cluster.database.members, probe }]
        : [];
    });
  }
}

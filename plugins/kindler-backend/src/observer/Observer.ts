import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  Database,
  Gateway,
  HistoryEntry,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  DatabaseConfig,
  GatewayConfig,
  KubernetesConfig,
  ObserverConfig,
  RouteConfig,
} from '../config';
import type { LeaderChange } from '../model/EvaluationState';
import { ChangeCollector, type ObserverChange } from './ChangeCollector';
import type { ClusterPast } from './DatabaseJudge';
import { DatabaseObserver } from './DatabaseObserver';
import { DiscoveredDatabases } from './DiscoveredDatabases';
import { FirstSight } from './FirstSight';
import { GatewayGroup } from './GatewayGroup';
import type { GatewayObserver } from './GatewayObserver';
import { GradualStart } from './GradualStart';
import { KubernetesObserver } from './KubernetesObserver';
import { Memory } from './Memory';
import type { Answer, ObserverMetrics } from './ObserverMetrics';
import { reportChange } from './reports';
import type { SnapshotStore } from './SnapshotStore';
import { unlessAborted } from './unlessAborted';

const TICK_MS = 1000;

export interface ObserverOptions {
  databases: DatabaseConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  /** Kubernetes APIs whose Patroni clusters are found and watched. */
  kubernetes?: KubernetesConfig[];
  settings: ObserverConfig;
  logger: LoggerService;
  metrics?: ObserverMetrics;
  /** Keeps what was last seen over a restart. */
  store?: SnapshotStore;
  /** Called with the names of what a viewer would see changed. */
  onChange?: (change: ObserverChange) => void;
  /** Called with a cluster as it is now, once it was looked at for long enough, and after that when it changed. */
  onDatabase?: (database: Database, past: ClusterPast) => void;
}

/**
 * Observes all configured database clusters and gateways: one poller per source, whatever the number of viewers. The
 * answers are in memory and at most two seconds old in their judgement.
 */
export class Observer {
  readonly #databases = new Map<string, DatabaseObserver>();
  readonly #gateways: GatewayGroup;
  readonly #kubernetes: KubernetesObserver[];
  readonly #discovered: DiscoveredDatabases;
  readonly #logger: LoggerService;
  readonly #memory: Memory | undefined;
  readonly #changes: ChangeCollector;
  readonly #metrics: ObserverMetrics | undefined;
  readonly #onDatabaseSeen: ObserverOptions['onDatabase'];
  readonly #firstSight = FirstSight.create();
  #starting: GradualStart | undefined;
  #tick: NodeJS.Timeout | undefined;

  static create(options: ObserverOptions) {
    return new Observer(options);
  }

  private constructor(options: ObserverOptions) {
    const { databases, gateways, routes, settings, logger } = options;
    this.#logger = logger;
    this.#metrics = options.metrics;
    this.#onDatabaseSeen = options.onDatabase;
    this.#metrics?.countVerdicts(() => this.listDatabases());
    this.#memory =
      options.store && Memory.create({ store: options.store, logger });
    this.#changes = ChangeCollector.create(options.onChange ?? (() => {}));
    this.#discovered = DiscoveredDatabases.create({
      databases: this.#databases,
      create: database => this.#createDatabase(database, routes, settings),
      onChange: name => this.#changes.add('databases', name),
    });
    for (const database of databases) {
      const observer = this.#createDatabase(database, routes, settings);
      this.#databases.set(database.name, observer);
    }
    this.#kubernetes = (options.kubernetes ?? []).map(kubernetes =>
      KubernetesObserver.create({
        kubernetes,
        settings,
        logger,
        onCluster: (cluster, reading) =>
          this.#discovered.update(kubernetes.name, cluster, reading),
      }),
    );
    this.#gateways = GatewayGroup.create({
      gateways,
      settings,
      logger,
      onAnswer: this.#onAnswer,
      onReading: gateway => this.#spreadStats(gateway),
      onChange: name => this.#changes.add('gateways', name),
    });
    this.#gateways.observers.forEach(gateway => this.#spreadStats(gateway));
  }

  start(): void {
    this.#starting = GradualStart.create(this.#all());
    this.#starting.begin();
    this.#tick = setInterval(() => this.#onTick(), TICK_MS);
    this.#tick.unref();
    this.#memory?.recall(this.#databases, this.#gateways.observers);
  }

  async stop(): Promise<void> {
    clearInterval(this.#tick);
    this.#starting?.stop();
    const all = this.#all();
    await Promise.all(all.map(observer => observer.stop()));
    this.#changes.stop();
    await this.#memory?.keep(this.#databases, this.#gateways.observers);
  }

  listDatabases(): Database[] {
    return [...this.#databases.values()].map(({ database }) => database);
  }

  getDatabase(name: string): Database | undefined {
    return this.#databases.get(name)?.database;
  }

  /** What is remembered of a cluster beside what it shows. */
  getPast(name: string): ClusterPast | undefined {
    return this.#databases.get(name)?.past;
  }

  /**
   * Leader changes and timeline switches, oldest first; empty for a cluster that is not known.
   *
   * @param told - changes that were told before
   */
  getHistory(name: string, told: readonly LeaderChange[] = []): HistoryEntry[] {
    return this.#databases.get(name)?.getHistory(told) ?? [];
  }

  listGateways(): Gateway[] {
    return this.#gateways.list();
  }

  getGateway(name: string): Gateway | undefined {
    return this.#gateways.get(name);
  }

  /** Asks the gateway now. When that fails, the answer holds the last known state with the fault in `sources`. */
  async refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway> {
    const gateway = this.#gateways.observers.get(name);
    if (!gateway) {
      throw new NotFoundError(`There is no gateway '${name}'`);
    }
    await unlessAborted(gateway.refresh(), signal);
    return gateway.toGateway(Date.now());
  }

  /** Asks all sources of the cluster now. Sources that fail show it in `sources`. */
  async refreshDatabase(name: string, signal?: AbortSignal): Promise<Database> {
    const database = this.#databases.get(name);
    if (!database) {
      throw new NotFoundError(`There is no database cluster '${name}'`);
    }
    const gateways = [...new Set(database.gateways)].map(gateway =>
      this.#gateways.observers.get(gateway)?.refresh(),
    );
    const all = Promise.all([database.refresh(), ...gateways]);
    await unlessAborted(all, signal);
    return database.database;
  }

  /** Name of the member that listens at an address, or undefined. */
  matchMember(
    database: string,
    address: { host: string; port: number },
  ): string | undefined {
    return this.#databases.get(database)?.matchMember(address);
  }

  #all() {
    return [
      ...this.#gateways.observers.values(),
      ...this.#databases.values(),
      ...this.#kubernetes,
    ];
  }

  #createDatabase(
    database: DatabaseConfig,
    routes: RouteConfig[],
    settings: ObserverConfig,
  ): DatabaseObserver {
    return DatabaseObserver.create({
      database,
      routes,
      settings,
      onAnswer: this.#onAnswer,
      onChange: (now, before) => this.#onDatabase(now, before),
    });
  }

  #onTick() {
    for (const kubernetes of this.#kubernetes) {
      this.#discovered.confirm(kubernetes.name, kubernetes.aliveAt);
    }
    for (const database of this.#databases.values()) {
      database.evaluateWhenDue();
      if (!this.#firstSight.has(database.name)) {
        this.#tell(database.database);
      }
    }
    this.#gateways.compareAll();
    this.#memory?.keepSometimes(this.#databases, this.#gateways.observers);
  }

  #onAnswer = (answer: Answer) => this.#metrics?.recordAnswer(answer);

  #onDatabase(now: Database, before: Database) {
    reportChange(this.#logger, now, before);
    this.#metrics?.countRaised(now, before);
    this.#changes.add('databases', now.name);
    this.#tell(now);
  }

  #tell(database: Database) {
    const past = this.#databases.get(database.name)?.past;
    if (past && this.#firstSight.isOver(database, Date.now())) {
      this.#onDatabaseSeen?.(database, past);
    }
  }

  #spreadStats(gateway: GatewayObserver) {
    if (gateway.reading) {
      for (const database of this.#databases.values()) {
        if (database.gateways.includes(gateway.name)) {
          database.setStats(gateway.name, gateway.reading);
        }
      }
    }
  }
}

import { NotFoundError } from '@backstage/errors';
import type {
  Database,
  Gateway,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig } from '../config';
import type { ProbeResult } from '../model/ClientSnapshot';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { ClientGroup } from './ClientGroup';
import { ChangeCollector } from './ChangeCollector';
import type { ClusterPast } from './DatabaseJudge';
import { DatabaseObserver, type Noted } from './DatabaseObserver';
import { databasesBehind } from './databasesBehind';
import { DatabaseReports } from './DatabaseReports';
import { GatewayGroup } from './GatewayGroup';
import type { GatewayObserver } from './GatewayObserver';
import { GradualStart } from './GradualStart';
import { HostResolver } from './HostResolver';
import { KubernetesGroup } from './KubernetesGroup';
import { Memory, type Remembered } from './Memory';
import type { Answer } from './ObserverMetrics';
import type { ObserverOptions } from './ObserverOptions';
import { unlessAborted } from './unlessAborted';

const TICK_MS = 1000;

/**
 * Observes all configured database clusters and gateways: one poller per source, whatever the number of viewers. The
 * answers are in memory and at most two seconds old in their judgement.
 */
export class Observer {
  readonly #databases = new Map<string, DatabaseObserver>();
  readonly #gateways: GatewayGroup;
  readonly #clients: ClientGroup;
  readonly #kubernetes: KubernetesGroup;
  readonly #memory: Memory | undefined;
  readonly #remembered: Remembered;
  /** What a viewer of clusters or gateways would see changed. */
  readonly changes: ChangeCollector;
  readonly #options: ObserverOptions;
  /** Names of the clusters that the routes of each gateway may lead to. */
  readonly #behind: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #reports: DatabaseReports;
  readonly #resolver = HostResolver.create();
  #starting: GradualStart | undefined;
  #tick: NodeJS.Timeout | undefined;

  static create(options: ObserverOptions) {
    return new Observer(options);
  }

  private constructor(options: ObserverOptions) {
    const { databases, gateways, routes, settings, logger } = options;
    this.#options = options;
    this.#behind = databasesBehind(routes);
    this.#reports = new DatabaseReports(options, this.#databases);
    options.metrics?.countVerdicts(() => this.listDatabases());
    this.#memory =
      options.store && Memory.create({ store: options.store, logger });
    this.changes = ChangeCollector.create(options.onChange ?? (() => {}));
    this.#clients = ClientGroup.create({
      routes,
      settings,
      logger,
      databases: this.#databases,
      onProbe: (route, result, client) => {
        options.metrics?.recordProbe(result);
        options.onProbe?.(route, result, client);
      },
    });
    this.#gateways = GatewayGroup.create({
      gateways,
      settings,
      sources: this.#reports.sources,
      onAnswer: this.#onAnswer,
      onReading: gateway => this.#spreadStats(gateway),
      onChange: name => this.changes.add('gateways', name),
    });
    this.#kubernetes = KubernetesGroup.create({
      kubernetes: options.kubernetes ?? [],
      settings,
      logger,
      configured: databases,
      databases: this.#databases,
      create: database => this.#createDatabase(database),
      onChange: (name, change) => {
        this.changes.add('databases', name);
        if (change === 'removed') {
          void this.#memory?.forget(name);
        }
        options.onFound?.(name, change);
      },
    });
    for (const database of databases) {
      this.#databases.set(database.name, this.#createDatabase(database));
    }
    this.#remembered = {
      kubernetes: this.#kubernetes,
      databases: this.#databases,
      gateways: this.#gateways.observers,
      clients: this.#clients,
    };
  }

  start(): void {
    this.#starting = GradualStart.create(this.#all());
    this.#starting.begin();
    this.#tick = setInterval(() => this.#onTick(), TICK_MS);
    this.#tick.unref();
    this.#memory?.recall(this.#remembered);
  }

  async stop(): Promise<void> {
    clearInterval(this.#tick);
    this.#starting?.stop();
    this.#resolver.stop();
    await Promise.all(this.#all().map(observer => observer.stop()));
    this.changes.stop();
    await this.#memory?.keep(this.#remembered);
  }

  listDatabases(): Database[] {
    return [...this.#databases.values()].map(database => database.read());
  }

  getDatabase(name: string): Database | undefined {
    return this.#databases.get(name)?.read();
  }

  /** Where in Kubernetes a cluster was found. */
  findPlace = (name: string) => this.#kubernetes.find(name);

  /** What is remembered of a cluster beside what it shows. */
  getPast(name: string): ClusterPast | undefined {
    return this.#databases.get(name)?.past;
  }

  /** Leader changes and timeline switches, oldest first, also those told before; none of a cluster that is not known. */
  getHistory(
    name: string,
    told: readonly LeaderChange[] = [],
  ): RecordedChange[] {
    return this.#databases.get(name)?.getHistory(told) ?? [];
  }

  setNoted(name: string, noted: Noted): void {
    this.#databases.get(name)?.setNoted(noted);
  }

  listGateways(): Gateway[] {
    return this.#gateways.list();
  }

  getGateway(name: string): Gateway | undefined {
    return this.#gateways.get(name);
  }

  /** Asks the gateway now. When that fails, the answer holds the last known state with the fault in `sources`. */
  async refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway> {
    return unlessAborted(this.#gateways.refresh(name), signal);
  }

  /** What clients of a route get; undefined for a route that is not known. */
  getRouteClient(name: string): RouteClient | undefined {
    return this.#clients.get(name);
  }

  /**
   * What a client of the route gets now, as deep as is configured. Who asks at the same time shares one probe, and there
   * are never more in a second than in doubt anyway. Undefined when none could be made.
   */
  async refreshClient(
    name: string,
    signal?: AbortSignal,
  ): Promise<ProbeResult | undefined> {
    return unlessAborted(this.#clients.refresh(name), signal);
  }

  /** Asks members and gateways of the cluster now. Sources that fail show it in `sources`. */
  async refreshDatabase(name: string, signal?: AbortSignal): Promise<Database> {
    const database = this.#databases.get(name);
    if (!database) {
      throw new NotFoundError(`There is no database cluster '${name}'`);
    }
    const gateways = [...new Set(database.gateways)].map(gateway =>
      this.#gateways.observers.get(gateway)?.refresh(),
    );
    await unlessAborted(Promise.all([database.refresh(), ...gateways]), signal);
    return database.database;
  }

  /** Name of the member that listens at an address, or undefined. */
  matchMember(database: string, address: { host: string; port?: number }) {
    return this.#databases.get(database)?.matchMember(address);
  }

  #all() {
    const { databases, gateways, clients } = this.#remembered;
    return [
      gateways,
      databases,
      this.#kubernetes.observers,
      clients.observers,
    ].flatMap(all => [...all.values()]);
  }

  #createDatabase(database: DatabaseConfig): DatabaseObserver {
    const { routes, settings } = this.#options;
    const observer = DatabaseObserver.create({
      database,
      routes,
      settings,
      resolve: hosts => this.#resolver.lookUp(hosts),
      onAnswer: this.#onAnswer,
      onChange: (now, before) => this.#onDatabase(now, before),
      onClientDoubt: () => this.#clients.reconsider(database.name),
    });
    this.#gateways.spreadTo(observer);
    this.#clients.spreadTo(observer);
    return observer;
  }

  #onTick() {
    this.#kubernetes.confirm();
    for (const database of this.#databases.values()) {
      database.evaluateWhenDue();
      this.#reports.noteUnchanged(database);
    }
    this.#gateways.compareAll();
    this.#memory?.keepSometimes(this.#remembered);
  }

  #onAnswer = (answer: Answer) => this.#options.metrics?.recordAnswer(answer);
  #onDatabase(now: Database, before: Database) {
    this.changes.add('databases', now.name);
    this.#reports.noteChange(now, before);
  }

  #spreadStats({ name, reading }: GatewayObserver) {
    if (reading) {
      for (const database of this.#behind.get(name) ?? []) {
        this.#databases.get(database)?.setStats(name, reading);
      }
      this.#clients.setGateway(name, reading);
    }
  }
}

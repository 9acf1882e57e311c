import {
  withDeadline,
  type Database,
  type Gateway,
  type RouteClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProbeResult } from '../model/ClientSnapshot';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { ChangeCollector } from './ChangeCollector';
import { ClientGroup } from './ClientGroup';
import type { ClusterEvaluator, Noted } from './ClusterEvaluator';
import { ClusterGroup } from './ClusterGroup';
import type { ClusterPast } from './DatabaseJudge';
import { GatewayGroup } from './GatewayGroup';
import { HostResolver } from './HostResolver';
import { KubernetesGroup } from './KubernetesGroup';
import { LastKnown, type Remembered } from './LastKnown';
import { ObservationStore } from './ObservationStore';
import type { ObserverListener } from './ObserverListener';
import { ObserverLog } from './ObserverLog';
import type { ObserverOptions } from './ObserverOptions';
import { PoolerGroup } from './PoolerGroup';
import { Rota } from './Rota';
import { Turns } from './Turns';

const TICK_MS = 1000;

/**
 * Observes all configured database clusters and gateways, with one poller per source whatever the number of viewers.
 * Answers come from memory, and their evaluation is at most two seconds old.
 */
export class Observer {
  /** The last readings, also of other backends. */
  readonly observations = new ObservationStore();
  readonly #listeners = new Set<ObserverListener>();
  readonly #clusters: ClusterGroup;
  readonly #gateways: GatewayGroup;
  readonly #clients: ClientGroup;
  readonly #kubernetes: KubernetesGroup;
  readonly #lastKnown: LastKnown | undefined;
  /** Changes of clusters or gateways for their viewers. */
  readonly changes: ChangeCollector;
  readonly #resolver = new HostResolver();
  readonly #turns = new Turns();
  readonly #rota: Rota;
  readonly #remembered: Remembered;
  #tick: NodeJS.Timeout | undefined;

  constructor(options: ObserverOptions) {
    const { databases, routes, settings, logger, asks = () => true } = options;
    this.subscribe(new ObserverLog(logger));
    const store = this.observations;
    store.subscribeAll(observation =>
      this.#tell(each => each.onObservation?.(observation)),
    );
    this.#lastKnown =
      options.store && new LastKnown({ store: options.store, logger, asks });
    this.changes = new ChangeCollector(change =>
      this.#tell(each => each.onChange?.(change)),
    );
    this.#clusters = new ClusterGroup({
      routes,
      settings,
      store,
      resolve: hosts => this.#resolver.lookUp(hosts),
      onOpen: cluster => this.#follow(cluster),
      asks: name => asks(`database ${name}`),
    });
    this.#clients = new ClientGroup({
      ...options,
      store,
      databases: this.#clusters.evaluators,
      onProbe: (...probe) => this.#tell(each => each.onProbe?.(...probe)),
    });
    const poolers = new PoolerGroup({
      ...options,
      store,
      clusters: this.#clusters.evaluators,
    });
    this.#gateways = new GatewayGroup({
      ...options,
      store,
      onChange: gateway => {
        this.changes.add('gateways', gateway.name);
        this.#tell(each => each.onGateway?.(gateway));
      },
    });
    this.#kubernetes = new KubernetesGroup({
      kubernetes: options.kubernetes ?? [],
      settings,
      logger,
      store,
      configured: databases,
      clusters: this.#clusters,
      onChange: (name, change) => {
        this.changes.add('databases', name);
        if (change === 'removed') {
          void this.#lastKnown?.forget(name);
        }
        this.#tell(each => each.onFound?.(name, change));
      },
    });
    databases.forEach(database => this.#clusters.open(database));
    this.#remembered = {
      kubernetes: this.#kubernetes,
      databases: this.#clusters.evaluators,
      gateways: this.#gateways.observers,
      clients: this.#clients,
    };
    this.#rota = new Rota({
      routes,
      clusters: this.#clusters,
      gateways: this.#gateways,
      clients: this.#clients,
      poolers,
      kubernetes: this.#kubernetes,
      asks,
    });
  }

  subscribe(listener: ObserverListener): void {
    this.#listeners.add(listener);
  }

  start(): void {
    this.#rota.assign();
    this.#tick = setInterval(() => this.#onTick(), TICK_MS);
    this.#tick.unref();
    this.#lastKnown?.recall(this.#remembered);
  }

  async stop(): Promise<void> {
    clearInterval(this.#tick);
    this.#resolver.stop();
    await this.#rota.stop();
    this.changes.stop();
    await this.#lastKnown?.keep(this.#remembered);
  }

  /** Looks up again which sources this backend asks, after others came or went. */
  reassign(): void {
    this.#rota.assign();
  }

  /** Results of the last evaluations, at news or every five seconds. Listing evaluates nothing. */
  listDatabases(): Database[] {
    return [...this.#clusters.evaluators.values()].map(
      ({ database }) => database,
    );
  }

  getDatabase(name: string): Database | undefined {
    return this.#clusters.get(name)?.read();
  }

  /** Returns where a cluster was found in Kubernetes. */
  findPlace = (name: string) => this.#kubernetes.find(name);
  /** The state of each Kubernetes API. */
  listKubernetes = () => this.#kubernetes.sources;

  /** Returns what is remembered of a cluster beyond what it shows. */
  getPast(name: string): ClusterPast | undefined {
    return this.#clusters.get(name)?.past;
  }

  /** Leader changes and timeline switches, oldest first, with those given; empty for an unknown cluster. */
  getHistory(
    name: string,
    told: readonly LeaderChange[] = [],
  ): RecordedChange[] {
    return this.#clusters.get(name)?.getHistory(told) ?? [];
  }

  setNoted(name: string, noted: Noted): void {
    this.#clusters.get(name)?.setNoted(noted);
  }

  listGateways(): Gateway[] {
    return this.#gateways.list();
  }

  getGateway(name: string): Gateway | undefined {
    return this.#gateways.get(name);
  }

  /** Asks the gateway now. If that fails, the answer has the last known state, with the fault in `sources`. */
  async refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway> {
    return withDeadline(() => this.#gateways.refresh(name), { signal });
  }

  /** Returns what clients of a route get; undefined for an unknown route. */
  getRouteClient(name: string): RouteClient | undefined {
    return this.#clients.get(name);
  }

  /**
   * Probes what a client of the route gets now, as deep as is configured. Concurrent callers share one probe, and none
   * is more frequent than in doubt. Returns undefined if it could not be made.
   */
  async refreshClient(
    name: string,
    signal?: AbortSignal,
  ): Promise<ProbeResult | undefined> {
    return withDeadline(() => this.#clients.refresh(name), { signal });
  }

  /** Asks the cluster's members and gateways now. Sources that fail show it in `sources`. */
  async refreshDatabase(name: string, signal?: AbortSignal): Promise<Database> {
    const cluster = this.#clusters.require(name);
    const gateways = [...new Set(cluster.gateways)].map(gateway =>
      this.#gateways.observers.get(gateway)?.refresh(),
    );
    const asked = this.#clusters.observers.get(name)?.refresh();
    await withDeadline(() => Promise.all([asked, ...gateways]), { signal });
    return cluster.database;
  }

  /** Name of the member that listens at an address, or undefined. */
  matchMember(database: string, address: { host: string; port?: number }) {
    return this.#clusters.get(database)?.matchMember(address);
  }

  #tell(tell: (listener: ObserverListener) => void) {
    this.#listeners.forEach(tell);
  }

  #follow(cluster: ClusterEvaluator) {
    cluster.subscribe({
      onChange: (now, before) => {
        this.changes.add('databases', now.name);
        this.#tell(each => each.onDatabase?.(now, before, cluster.past));
      },
      onClientDoubt: () => this.#clients.reconsider(cluster.name),
    });
  }

  #onTick() {
    this.#kubernetes.confirm();
    const clusters = [...this.#clusters.evaluators.values()];
    // In an outage of everything, all are due in each tick.
    this.#turns.take(clusters, TICK_MS / 4, each => each.evaluateWhenDue());
    for (const { database, past } of clusters) {
      this.#tell(each => each.onLook?.(database, past));
    }
    this.#gateways.compareAll();
    this.#lastKnown?.keepSometimes(this.#remembered);
  }
}

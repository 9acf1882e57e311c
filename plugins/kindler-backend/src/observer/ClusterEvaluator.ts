import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { isSameToClients } from '../evaluation/client/isSameToClients';
import type { ClientSnapshot } from '../model/ClientSnapshot';
import { systemIdentifiersOf } from '../evaluation/facts/systemIdentifiersOf';
import { formatAddress } from '../model/addresses/address';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import type { GatewayStats } from '../model/haproxy/GatewayStats';
import { foundMembers } from '../kubernetes/clusters/foundMembers';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { Reading } from '../model/Reading';
import type { RecordedChange } from '../evaluation/views/toHistory';
import { PatroniClient } from '../patroni';
import {
  DatabaseJudge,
  type ClusterPast,
  type RememberedPast,
} from './DatabaseJudge';
import type { DatabaseObserverOptions } from './DatabaseObserverOptions';
import { historyOf } from './historyOf';
import {
  confirmKubernetes,
  lastReading,
  restoreKubernetes,
  withKubernetes,
} from './kubernetesPart';
import { NodeGroup } from './NodeGroup';
import { SlowFacts } from './SlowFacts';
import { startingSnapshot } from './startingSnapshot';

/** What is kept of a cluster over a restart of the backend. */
export interface RememberedDatabase extends RememberedPast {
  nodes: NodeSnapshot[];
  /** What Kubernetes last said of it. */
  kubernetes?: KubernetesReading;
}

/** What is kept of a cluster until somebody takes note of it. */
export type Noted = Pick<ClusterSnapshot, 'lostTimelines' | 'acknowledged'>;
/** Watches one database cluster: gathers what its sources say and has it judged after each answer. */
export class DatabaseObserver {
  readonly #patroni: PatroniClient | undefined;
  readonly #nodes: NodeGroup;
  readonly #slow: SlowFacts | undefined;
  readonly #judge: DatabaseJudge;
  readonly #resolve: DatabaseObserverOptions['resolve'];
  #snapshot: ClusterSnapshot;
  #noted: Noted | undefined;

  static create(options: DatabaseObserverOptions) {
    return new DatabaseObserver(options);
  }

  private constructor(options: DatabaseObserverOptions) {
    const { database, settings } = options;
    this.#resolve = options.resolve;
    this.#patroni =
      database.patroni &&
      PatroniClient.create({
        tls: database.patroni.tls,
        auth: database.patroni.auth,
        timeoutMs: settings.timeoutMs,
      });
    this.#nodes = NodeGroup.create({
      database,
      settings,
      patroni: this.#patroni,
      onAnswer: options.onAnswer,
      onSnapshot: changed => this.#onNode(changed),
    });
    this.#slow =
      this.#patroni &&
      SlowFacts.create({
        source: `patroni-rest:${database.name}`,
        patroni: this.#patroni,
        bases: () => this.#nodes.basesByTrust(this.#holder),
        onFacts: facts => this.#update(facts),
      });
    this.#snapshot = {
      ...startingSnapshot(database, options.routes, settings),
      nodes: this.#nodes.snapshots,
    };
    this.#judge = DatabaseJudge.create({
      snapshot: this.#snapshot,
      onChange: options.onChange,
      onDoubt: () => this.#nodes.confirm(),
      onClientDoubt: options.onClientDoubt,
      onLeader: () => this.#slow?.hurry(),
    });
  }

  get name(): string {
    return this.#snapshot.name;
  }

  /** As it was judged last. */
  get database(): Database {
    return this.#judge.database;
  }

  /** For a reader: as it was at most two seconds ago. */
  read(): Database {
    if (this.#judge.isOld) {
      this.#judgeNow();
    }
    return this.#judge.database;
  }

  /** Whether it is doubtful that its clients are served. */
  get isInDoubt(): boolean {
    return this.#judge.isInDoubt;
  }

  /** All that its members and Kubernetes say of it; more than one is a trouble. */
  get systemIdentifiers(): ReadonlySet<string> {
    return systemIdentifiersOf(this.#judge.evaluation.facts);
  }

  get past(): ClusterPast {
    return this.#judge.past;
  }

  get remembered(): RememberedDatabase {
    const { outageSince, ...past } = this.past;
    const { kubernetes, nodes } = this.#snapshot;
    return { nodes, ...past, kubernetes: lastReading(kubernetes?.reading) };
  }

  /** Gateways whose statistics concern this cluster. */
  get gateways(): string[] {
    return this.#snapshot.routes.map(({ gateway }) => gateway);
  }

  start(): void {
    this.#nodes.start();
    this.#slow?.start();
  }

  async stop(): Promise<void> {
    await this.#nodes.stop();
    await this.#slow?.stop();
    await this.#patroni?.close();
  }

  async refresh(): Promise<void> {
    await this.#nodes.refresh();
    this.#judgeNow();
  }

  /** Takes what was last seen before this process started; it counts as old, never as now. */
  restore({ nodes, kubernetes, ...past }: RememberedDatabase): void {
    this.#nodes.restore(nodes);
    this.#judge.restore(past);
    this.#snapshot = restoreKubernetes(this.#snapshot, kubernetes);
    this.#onNode(true);
  }

  /** Statistics of a gateway of its routes. */
  setStats(gateway: string, stats: Reading<GatewayStats>): void {
    const routes = this.#snapshot.routes.map(route =>
      route.gateway === gateway ? { ...route, stats } : route,
    );
    this.#update({ routes });
  }

  /** What clients of one of its routes get. */
  setClient(name: string, client: ClientSnapshot): void {
    const before = this.#snapshot.routes.find(route => route.name === name);
    const routes = this.#snapshot.routes.map(route =>
      route === before ? { ...route, client } : route,
    );
    if (this.#judge.isUnsettled || !isSameToClients(before?.client, client)) {
      this.#update({ routes });
    } else {
      this.#snapshot = { ...this.#snapshot, routes };
    }
  }

  /** The same object means that nothing new is known. */
  setNoted(noted: Noted): void {
    if (noted !== this.#noted) {
      this.#noted = noted;
      this.#update(noted);
    }
  }

  /** What the Kubernetes API says of the cluster; undefined when its objects are gone. */
  setKubernetes(reading: KubernetesReading | undefined): void {
    this.#nodes.follow(reading?.value ? foundMembers(reading.value) : []);
    this.#update({
      ...withKubernetes(this.#snapshot, reading, Date.now()),
      nodes: this.#nodes.snapshots,
    });
  }

  /** The Kubernetes API answered without news of this cluster. */
  confirmKubernetes(aliveAt: number): void {
    this.#snapshot = confirmKubernetes(this.#snapshot, aliveAt);
  }

  /** What Patroni recorded, with what was seen here and with the changes that were told before. */
  getHistory(told: readonly LeaderChange[]): RecordedChange[] {
    return historyOf(this.#snapshot, this.past, told);
  }

  matchMember(address: { host: string; port?: number }): string | undefined {
    return this.memberAt(formatAddress(address));
  }

  /** Name of the member at an address `host:port`. */
  memberAt(address: string): string | undefined {
    return this.#judge.evaluation.facts.book.memberAt(address);
  }

  /** Judges again when it is due. */
  evaluateWhenDue(): void {
    if (this.#judge.isDue) {
      this.#judgeNow();
    }
  }

  /** HAProxy shows addresses where members may tell host names; without routes there is nothing to compare. */
  #judgeNow() {
    if (this.#snapshot.routes.length > 0) {
      const { hostNames } = this.#judge.evaluation.facts.book;
      const resolved = this.#resolve(hostNames);
      this.#snapshot = { ...this.#snapshot, resolved };
    }
    this.#judge.judge(this.#snapshot);
  }

  get #holder(): string | undefined {
    return this.#judge.evaluation.facts.holder?.name;
  }

  #onNode(changed: boolean) {
    this.#nodes.identify(this.#snapshot);
    this.#snapshot = { ...this.#snapshot, nodes: this.#nodes.snapshots };
    if (changed || this.#judge.isUnsettled) {
      this.#judgeNow();
    }
  }

  #update(part: Partial<ClusterSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.#judgeNow();
  }
}

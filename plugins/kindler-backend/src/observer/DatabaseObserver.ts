import type {
  Database,
  HistoryEntry,
} from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig, ObserverConfig, RouteConfig } from '../config';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../model/evaluate';
import type { EvaluationState } from '../model/EvaluationState';
import { nameNodes } from '../model/facts/nameNodes';
import type { GatewayStats } from '../model/haproxy/parseStats';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import { sightLock } from '../model/kubernetes/kubernetesView';
import { memberAt } from '../model/matchServers';
import type { Reading } from '../model/Reading';
import { toDatabase } from '../model/toDatabase';
import { toHistory } from '../model/toHistory';
import { PatroniClient } from '../patroni';
import { databaseDigest } from './digests';
import { NodeObserver } from './NodeObserver';
import { SlowFacts } from './SlowFacts';
import { startingNodes, startingRoutes } from './startingSnapshot';

export interface DatabaseObserverOptions {
  database: DatabaseConfig;
  routes: RouteConfig[];
  settings: ObserverConfig;
  /** Called when a viewer would see something else than before. */
  onChange: (database: Database, before: Database) => void;
}

const CONFIRM_EVERY_MS = 1000;
/** Without news and with nothing wrong a cluster is judged this often. */
const DUE_AFTER_MS = 1900;

/** What is kept of a cluster over a restart of the backend. */
export interface RememberedDatabase {
  nodes: NodeSnapshot[];
  leader?: string;
  formerLeader?: string;
  leaderChanges: EvaluationState['leaderChanges'];
}

/** Watches one database cluster: gathers what its sources say and judges it after each answer. */
export class DatabaseObserver {
  readonly #onChange: DatabaseObserverOptions['onChange'];
  readonly #patroni: PatroniClient | undefined;
  readonly #nodes: NodeObserver[];
  readonly #slow: SlowFacts | undefined;
  #snapshot: ClusterSnapshot;
  #evaluation: Evaluation;
  #database: Database;
  #digest: string;
  #known = new Set<string>();
  #confirmedAt = 0;
  #evaluatedAt = performance.now();

  static create(options: DatabaseObserverOptions) {
    return new DatabaseObserver(options);
  }

  private constructor(options: DatabaseObserverOptions) {
    const { database, settings } = options;
    this.#onChange = options.onChange;
    this.#patroni =
      database.patroni &&
      PatroniClient.create({
        tls: database.patroni.tls,
        timeoutMs: settings.timeoutMs,
      });
    this.#nodes = startingNodes(database).map(({ snapshot, base }) =>
      NodeObserver.create({
        database,
        settings,
        snapshot,
        base,
        patroni: this.#patroni,
        onSnapshot: changed => this.#onNode(changed),
      }),
    );
    this.#slow =
      this.#patroni &&
      SlowFacts.create({
        source: `patroni-rest:${database.name}`,
        patroni: this.#patroni,
        bases: () => this.#basesByTrust(),
        onFacts: facts => this.#update(facts),
      });
    this.#snapshot = {
      name: database.name,
      title: database.title,
      owner: database.owner,
      managedBy: database.patroni ? 'patroni' : 'none',
      probed: database.probe !== undefined,
      nodes: this.#nodes.map(node => node.snapshot),
      routes: startingRoutes(database.name, options.routes),
      ...settings,
    };
    this.#evaluation = evaluate(this.#snapshot, undefined, Date.now());
    this.#database = toDatabase(this.#snapshot, this.#evaluation);
    this.#digest = databaseDigest(this.#database);
  }

  get name(): string {
    return this.#snapshot.name;
  }

  /** As it was judged last, at most two seconds ago. */
  get database(): Database {
    return this.#database;
  }

  get history(): HistoryEntry[] {
    const { history, kubernetes } = this.#snapshot;
    const value = kubernetes?.reading.value?.history;
    return toHistory(
      kubernetes && value ? { ...kubernetes.reading, value } : history,
      this.#evaluation.state.leaderChanges,
    );
  }

  get remembered(): RememberedDatabase {
    const { leader, formerLeader, leaderChanges } = this.#evaluation.state;
    return {
      nodes: this.#snapshot.nodes,
      leader,
      formerLeader,
      leaderChanges,
    };
  }

  /** Gateways whose statistics concern this cluster. */
  get gateways(): string[] {
    return this.#snapshot.routes.map(({ gateway }) => gateway);
  }

  start(): void {
    this.#nodes.forEach(node => node.start());
    this.#slow?.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#nodes.map(node => node.stop()));
    await this.#slow?.stop();
    await this.#patroni?.close();
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#nodes.map(node => node.refresh()));
    this.evaluate();
  }

  /** Takes what was last seen before this process started; it counts as old, never as now. */
  restore(remembered: RememberedDatabase): void {
    for (const last of remembered.nodes) {
      this.#nodes
        .find(({ snapshot }) => snapshot.address === last.address)
        ?.restore(last);
    }
    const { leader, formerLeader, leaderChanges } = remembered;
    const { state } = this.#evaluation;
    this.#evaluation = {
      ...this.#evaluation,
      state: {
        ...state,
        leader: state.leader ?? leader,
        formerLeader: state.formerLeader ?? formerLeader,
        leaderChanges: [...leaderChanges, ...state.leaderChanges],
      },
    };
    this.#onNode(true);
  }

  setStats(gateway: string, stats: Reading<GatewayStats>): void {
    const routes = this.#snapshot.routes.map(route =>
      route.gateway === gateway ? { ...route, stats } : route,
    );
    this.#update({ routes });
  }

  /** What the Kubernetes API says of the cluster; undefined when its objects are gone. */
  setKubernetes(reading: Reading<KubernetesCluster> | undefined): void {
    const before = this.#snapshot.kubernetes;
    const { value } = reading ?? {};
    const operator = value?.owner ? 'pgo' : 'patroni';
    this.#update({
      managedBy: value ? operator : this.#snapshot.managedBy,
      kubernetes: reading && {
        reading,
        sighting: value && sightLock(value, before?.sighting, Date.now()),
      },
    });
  }

  /** The Kubernetes API answered without news of this cluster. */
  confirmKubernetes(aliveAt: number): void {
    const { kubernetes } = this.#snapshot;
    const { observedAt, fault } = kubernetes?.reading ?? {};
    if (
      kubernetes &&
      !fault &&
      observedAt !== undefined &&
      aliveAt > observedAt
    ) {
      const reading = { ...kubernetes.reading, observedAt: aliveAt };
      this.#snapshot = {
        ...this.#snapshot,
        kubernetes: { ...kubernetes, reading },
      };
    }
  }

  matchMember(address: { host: string; port: number }): string | undefined {
    const { members } = this.#evaluation.facts;
    return memberAt(members, `${address.host}:${address.port}`);
  }

  /** Judges again when it is due: ages move although nothing new was answered. */
  evaluateWhenDue(): void {
    const age = performance.now() - this.#evaluatedAt;
    if (this.#isUnsettled() || age >= DUE_AFTER_MS) {
      this.evaluate();
    }
  }

  evaluate(): void {
    this.#evaluatedAt = performance.now();
    const before = this.#database;
    const led = this.#evaluation.facts.holder;
    this.#evaluation = evaluate(
      this.#snapshot,
      this.#evaluation.state,
      Date.now(),
    );
    this.#database = toDatabase(this.#snapshot, this.#evaluation);
    const digest = databaseDigest(this.#database);
    if (digest !== this.#digest) {
      this.#digest = digest;
      this.#onChange(this.#database, before);
    }
    this.#confirm();
    const { holder } = this.#evaluation.facts;
    if (holder?.name !== led?.name || holder?.timeline !== led?.timeline) {
      this.#slow?.hurry();
    }
  }

  /** Something new seems to be wrong: the nodes are asked out of turn, so that it is known sooner. */
  #confirm() {
    const { since } = this.#evaluation.state;
    const began = Object.keys(since).some(
      key => !this.#known.has(key) && since[key] > this.#confirmedAt,
    );
    this.#known = new Set(Object.keys(since));
    if (began && Date.now() - this.#confirmedAt > CONFIRM_EVERY_MS) {
      this.#confirmedAt = Date.now();
      this.#nodes
        .filter(({ snapshot }) => !snapshot.node?.fault)
        .forEach(node => node.refresh());
    }
  }

  #onNode(changed: boolean) {
    this.#identifyNodes();
    const nodes = this.#nodes.map(node => node.snapshot);
    this.#snapshot = { ...this.#snapshot, nodes };
    if (changed || this.#isUnsettled()) {
      this.evaluate();
    }
  }

  /** Something is wrong or may be: every answer counts. */
  #isUnsettled(): boolean {
    return Object.keys(this.#evaluation.state.since).length > 0;
  }

  #identifyNodes() {
    const newest = this.#nodes
      .flatMap(({ snapshot }) => (snapshot.cluster?.value ? snapshot : []))
      .sort(
        (a, b) => (b.cluster!.observedAt ?? 0) - (a.cluster!.observedAt ?? 0),
      )[0];
    const members = newest?.cluster?.value?.members ?? [];
    const nodes = this.#nodes.map(node => node.snapshot);
    if (nodes.every(node => node.name && node.postgres)) {
      return;
    }
    const names = nameNodes({ ...this.#snapshot, nodes }, members);
    for (const node of this.#nodes) {
      const name = names.get(node.snapshot.address);
      if (name) {
        const entry = members.find(member => member.name === name);
        node.identify(name, entry?.port);
      }
    }
  }

  #update(part: Partial<ClusterSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.evaluate();
  }

  /** The lock holder's node first, then those that answered last. */
  #basesByTrust(): string[] {
    const holder = this.#evaluation.facts.holder?.name;
    return [...this.#nodes]
      .sort((a, b) => rank(b) - rank(a))
      .flatMap(({ base }) => base ?? []);

    function rank({ snapshot }: NodeObserver): number {
      return snapshot.name === holder && !snapshot.node?.fault
        ? Number.POSITIVE_INFINITY
        : snapshot.node?.observedAt ?? 0;
    }
  }
}

import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { isSameToClients } from '../evaluation/client/isSameToClients';
import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { Reading } from '../model/Reading';
import { systemIdentifiersOf } from '../evaluation/facts/systemIdentifiersOf';
import { formatAddress } from '../model/addresses/address';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { foundMembers } from '../kubernetes/clusters/foundMembers';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { LeaderChange } from '../evaluation/EvaluationState';
import type { RecordedChange } from '../evaluation/views/toHistory';
import type { ClusterEvaluatorOptions } from './ClusterEvaluatorOptions';
import type { RememberedDatabase } from './RememberedDatabase';
import {
  DatabaseJudge,
  type ClusterListener,
  type ClusterPast,
} from './DatabaseJudge';
import { historyOf } from './historyOf';
import {
  confirmKubernetes,
  lastReading,
  restoreKubernetes,
  withKubernetes,
} from './kubernetesPart';
import { NodeStates } from './NodeStates';
import {
  clientKey,
  gatewayKey,
  kubernetesKey,
  slowFactsKey,
  type SlowFacts,
} from './observationKeys';
import type { ObservationStore } from './ObservationStore';
import { withClient, withStats } from './routesPart';
import { startingSnapshot } from './startingSnapshot';

/** What is kept of a cluster until somebody takes note of it. */
export type Noted = Pick<ClusterSnapshot, 'lostTimelines' | 'acknowledged'>;

/** One database cluster as its observations tell it, judged after each of them. It asks nobody. */
export class ClusterEvaluator {
  readonly states: NodeStates;
  readonly #judge: DatabaseJudge;
  readonly #resolve: ClusterEvaluatorOptions['resolve'];
  readonly #ends: Array<() => void> = [];
  #snapshot: ClusterSnapshot;
  #noted: Noted | undefined;

  constructor(options: ClusterEvaluatorOptions) {
    const { database, routes, settings, store, resolve } = options;
    this.#resolve = resolve;
    this.states = new NodeStates({
      database,
      store,
      onReading: changed => this.#onNode(changed),
    });
    this.#snapshot = {
      ...startingSnapshot(database, routes, settings),
      nodes: this.states.snapshots,
    };
    this.#judge = new DatabaseJudge(this.#snapshot);
    this.#ends.push(
      store.follow(slowFactsKey(database.name), each => this.#onSlow(each)),
      store.follow(kubernetesKey(database.name), reading =>
        this.#setKubernetes(reading),
      ),
    );
    this.#followRoutes(store);
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
      this.judgeNow();
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

  /** Nothing is told any more, and no new observation counts. */
  stop(): void {
    this.#ends.forEach(end => end());
    this.states.stop();
  }

  subscribe(listener: ClusterListener): void {
    this.#judge.subscribe(listener);
  }

  /** Takes what was last seen before this process started; it counts as old, never as now. */
  restore({ nodes, kubernetes, ...past }: RememberedDatabase): void {
    this.states.restore(nodes);
    this.#judge.restore(past);
    this.#snapshot = restoreKubernetes(this.#snapshot, kubernetes);
    this.#onNode(true);
  }

  /** Gateways and clients that were not asked yet are not absent. */
  #followRoutes(store: ObservationStore) {
    for (const gateway of new Set(this.gateways)) {
      const end = store.follow(gatewayKey(gateway), stats => {
        const { routes } = this.#snapshot;
        if (stats) {
          this.#update({ routes: withStats(routes, gateway, stats) });
        }
      });
      this.#ends.push(end);
    }
    for (const { name } of this.#snapshot.routes) {
      const end = store.follow(clientKey(name), reading => {
        if (reading?.value) {
          this.#setClient(name, reading.value);
        }
      });
      this.#ends.push(end);
    }
  }

  #setClient(name: string, client: ClientSnapshot) {
    const before = this.#snapshot.routes.find(route => route.name === name);
    const routes = withClient(this.#snapshot.routes, name, client);
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
  #setKubernetes(reading: KubernetesReading | undefined): void {
    // What was true before the API went away, or before this process started, leads to nobody new.
    if (!reading?.fault) {
      this.states.setFound(reading?.value ? foundMembers(reading.value) : []);
    }
    this.#update({
      ...withKubernetes(this.#snapshot, reading, Date.now()),
      nodes: this.states.snapshots,
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
      this.judgeNow();
    }
  }

  /** HAProxy shows addresses where members may tell host names; without routes there is nothing to compare. */
  judgeNow(): void {
    if (this.#snapshot.routes.length > 0) {
      const { hostNames } = this.#judge.evaluation.facts.book;
      const resolved = this.#resolve(hostNames);
      this.#snapshot = { ...this.#snapshot, resolved };
    }
    this.#judge.judge(this.#snapshot);
  }

  /** Name of the member that holds the lock. */
  get holder(): string | undefined {
    return this.#judge.evaluation.facts.holder?.name;
  }

  #onSlow(reading: Reading<SlowFacts> | undefined) {
    if (reading?.value && !reading.fault) {
      const { history, settings } = reading.value;
      this.#update({
        history: { ...reading, value: history },
        settings: { ...reading, value: settings },
      });
    }
  }

  #onNode(changed: boolean) {
    this.states.identify(this.#snapshot);
    this.#snapshot = { ...this.#snapshot, nodes: this.states.snapshots };
    if (changed || this.#judge.isUnsettled) {
      this.judgeNow();
    }
  }

  #update(part: Partial<ClusterSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.judgeNow();
  }
}

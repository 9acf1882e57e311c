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
import { followRoutes } from './followRoutes';
import { historyOf } from './historyOf';
import {
  confirmKubernetes,
  lastReading,
  restoreKubernetes,
  withKubernetes,
} from './kubernetesPart';
import { NodeStates } from './NodeStates';
import { kubernetesKey, slowFactsKey, type SlowFacts } from './observationKeys';
import { withClient } from './routesPart';
import { startingSnapshot } from './startingSnapshot';

/** What others know of a cluster: facts that are kept until somebody acknowledges them, and the age of backups. */
export type Noted = Pick<
  ClusterSnapshot,
  'lostTimelines' | 'acknowledged' | 'backups'
>;

/** Evaluates one database cluster from its observations, after each of them. It contacts no source. */
export class ClusterEvaluator {
  readonly states: NodeStates;
  readonly #judge: DatabaseJudge;
  readonly #resolve: ClusterEvaluatorOptions['resolve'];
  readonly #ends: Array<() => void> = [];
  #snapshot: ClusterSnapshot;

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
    const followed = followRoutes(store, this.#snapshot.routes, {
      setRoutes: change =>
        this.#update({ routes: change(this.#snapshot.routes) }),
      setClient: (route, client) => this.#setClient(route, client),
    });
    this.#ends.push(...followed);
  }

  get name(): string {
    return this.#snapshot.name;
  }

  /** The result of the last evaluation. */
  get database(): Database {
    return this.#judge.database;
  }

  /** Returns a result for a reader that is at most two seconds old. */
  read(): Database {
    if (this.#judge.isOld) {
      this.judgeNow();
    }
    return this.#judge.database;
  }

  /** Whether it is doubtful that clients are served. */
  get isInDoubt(): boolean {
    return this.#judge.isInDoubt;
  }

  /** All system identifiers that its members and Kubernetes report. More than one is a problem. */
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

  /** Stops notifying listeners and ignores new observations. */
  stop(): void {
    this.#ends.forEach(end => end());
    this.states.stop();
  }

  subscribe(listener: ClusterListener): void {
    this.#judge.subscribe(listener);
  }

  /** Restores what was last seen before this process started. It counts as old evidence, never as current. */
  restore({ nodes, kubernetes, ...past }: RememberedDatabase): void {
    this.states.restore(nodes);
    this.#judge.restore(past);
    this.#snapshot = restoreKubernetes(this.#snapshot, kubernetes);
    this.#onNode(true);
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

  /** Takes the parts that are given. The same object means that nothing new is known. */
  setNoted(noted: Noted): void {
    const parts = Object.keys(noted) as Array<keyof Noted>;
    if (parts.some(part => noted[part] !== this.#snapshot[part])) {
      this.#update(noted);
    }
  }

  /** Takes what the Kubernetes API reports about the cluster; undefined if its objects are gone. */
  #setKubernetes(reading: KubernetesReading | undefined): void {
    // A reading from before the API failed, or before this process started, must not lead to new members.
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

  /** Returns Patroni's history, combined with the changes that were seen here and the given ones from earlier. */
  getHistory(told: readonly LeaderChange[]): RecordedChange[] {
    return historyOf(this.#snapshot, this.past, told);
  }

  matchMember(address: { host: string; port?: number }): string | undefined {
    return this.memberAt(formatAddress(address));
  }

  /** Name of the member at the address `host:port`. */
  memberAt(address: string): string | undefined {
    return this.#judge.evaluation.facts.book.memberAt(address);
  }

  /** Evaluates again if it is due. */
  evaluateWhenDue(): void {
    if (this.#judge.isDue) {
      this.judgeNow();
    }
  }

  /** HAProxy shows addresses where members may give host names. Without routes there is nothing to compare. */
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

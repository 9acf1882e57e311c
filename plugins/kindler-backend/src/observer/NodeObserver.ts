import type { DatabaseConfig, ObserverConfig } from '../config';
import type { NodeSnapshot } from '../model/ClusterSnapshot';
import { classifyError } from '../model/fault';
import {
  lockHolder,
  type PatroniCluster,
} from '../model/patroni/PatroniCluster';
import { isSameButProgress } from './isSameButProgress';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { SqlView } from '../model/postgres/SqlView';
import { answered, failed, type Reading } from '../model/Reading';
import type { PatroniClient } from '../patroni';
import { SqlProbe } from '../postgres';
import type { Answer } from './ObserverMetrics';
import { OneAtATime } from './OneAtATime';
import { Poller } from './Poller';
import { restoreNode } from './restoreNode';
import { sightDcs } from './sightDcs';
import { slowestMs } from './timing';

export interface NodeObserverOptions {
  database: DatabaseConfig;
  settings: ObserverConfig;
  /** What is known of the node at the start: its address and its open questions. */
  snapshot: NodeSnapshot;
  /** Base URL of its REST API, where it has one. */
  base?: string;
  patroni?: PatroniClient;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault; `changed` unless the same answer came again, but for progress. */
  onSnapshot: (changed: boolean) => void;
}

/**
 * Asks one node again and again: its own state, and SQL where a role is configured; its view of the cluster when it is
 * told to.
 */
export class NodeObserver {
  readonly #options: NodeObserverOptions;
  readonly #controller = new AbortController();
  readonly #cluster = OneAtATime.create(() => this.#askCluster());
  readonly #sql = SqlProbe.create();
  readonly #pollers: Poller[];
  #snapshot: NodeSnapshot;

  static create(options: NodeObserverOptions) {
    return new NodeObserver(options);
  }

  private constructor(options: NodeObserverOptions) {
    this.#options = options;
    this.#snapshot = options.snapshot;
    const asks = [
      ...(options.patroni && options.base ? [this.#askNode] : []),
      ...(options.database.probe ? [this.#askSql] : []),
    ];
    this.#pollers = asks.map(ask =>
      Poller.create({
        intervalMs: options.settings.intervalMs,
        slowestMs: slowestMs(options.settings),
        ask,
      }),
    );
  }

  get snapshot(): NodeSnapshot {
    return this.#snapshot;
  }

  /** Whether its last answer about itself was a fault. */
  get failing(): boolean {
    return this.#snapshot.node?.fault !== undefined;
  }

  get base(): string | undefined {
    return this.#options.base;
  }

  start(): void {
    this.#pollers.forEach(poller => poller.start());
  }

  async stop(): Promise<void> {
    this.#controller.abort();
    await Promise.all(this.#pollers.map(poller => poller.stop()));
    await this.#cluster.settle();
    await this.#sql.close();
  }

  /** Asks what the node sees of its cluster, and says whether there was an answer. */
  askCluster(): Promise<boolean> {
    return this.#cluster.run();
  }

  async refresh(): Promise<void> {
    const asked = this.#pollers.map(poller => poller.askNow());
    await Promise.all([...asked, this.askCluster()]);
  }

  /** What was last seen before this process started; only where nothing newer is known. */
  restore(last: NodeSnapshot): void {
    this.#snapshot = restoreNode(this.#snapshot, last);
  }

  /** Tells which member it is and where its PostgreSQL listens, once that is known. */
  identify(name: string, port: number | undefined): void {
    const { postgres: known, sql } = this.#snapshot;
    const host = this.#configuredHost();
    const postgres = known ?? (host && port ? { host, port } : undefined);
    const target = postgres && `${postgres.host}:${postgres.port}`;
    this.#snapshot = {
      ...this.#snapshot,
      name,
      postgres,
      sql: sql && target ? { ...sql, source: { ...sql.source, target } } : sql,
    };
  }

  #configuredHost(): string | undefined {
    return this.#options.base && URL.canParse(this.#options.base)
      ? new URL(this.#options.base).hostname
      : undefined;
  }

  #askNode = async (signal: AbortSignal): Promise<boolean> => {
    const { base, patroni } = this.#options;
    return this.#ask<PatroniNode>('node', signal, async () => {
      const node = await patroni!.getNode(base!, signal);
      this.#snapshot = {
        ...sightDcs(this.#snapshot, node, Date.now()),
        certificate: patroni!.certificateOf(base!),
      };
      return node;
    });
  };

  async #askCluster(): Promise<boolean> {
    const { base, patroni } = this.#options;
    const { signal } = this.#controller;
    return patroni !== undefined && base !== undefined && !signal.aborted
      ? this.#ask<PatroniCluster>('cluster', signal, async () => {
          const cluster = await patroni.getCluster(base, signal);
          this.#noteLeader(cluster);
          return cluster;
        })
      : false;
  }

  #noteLeader(cluster: PatroniCluster) {
    const { cluster: before, namesSince } = this.#snapshot;
    const same =
      before?.value !== undefined &&
      lockHolder(before.value)?.name === lockHolder(cluster)?.name;
    if (!same || namesSince === undefined) {
      this.#snapshot = { ...this.#snapshot, namesSince: Date.now() };
    }
  }

  #askSql = async (signal: AbortSignal): Promise<boolean> => {
    const { database, settings } = this.#options;
    const { postgres } = this.#snapshot;
    if (!postgres) {
      return true;
    }
    return this.#ask<SqlView>('sql', signal, async () => {
      const view = await this.#sql.read({
        ...database.probe!,
        ...postgres,
        timeoutMs: settings.timeoutMs,
        applicationName: 'kindler-probe',
      });
      const sqlCertificate = this.#sql.certificate;
      this.#snapshot = { ...this.#snapshot, sqlCertificate };
      return view;
    });
  };

  async #ask<T>(
    question: 'node' | 'cluster' | 'sql',
    signal: AbortSignal,
    ask: () => Promise<T>,
  ): Promise<boolean> {
    const source = this.#snapshot[question]!.source;
    const started = performance.now();
    let value: T | undefined;
    let fault;
    try {
      value = await ask();
    } catch (error) {
      fault = classifyError(error, source.id);
    }
    if (signal.aborted) {
      return false;
    }
    this.#options.onAnswer?.({
      kind: source.kind,
      outcome: fault?.kind ?? 'ok',
      ms: performance.now() - started,
    });
    const before = this.#snapshot[question] as Reading<T>;
    const reading = fault
      ? failed(before, fault, Date.now())
      : answered(before, value as T, Date.now());
    this.#snapshot = { ...this.#snapshot, [question]: reading };
    const same =
      !fault && !before.fault && isSame(question, before.value, value);
    this.#options.onSnapshot(!same);
    return fault === undefined;
  }
}

function isSame(question: string, before: unknown, now: unknown): boolean {
  return (
    before === now ||
    (question === 'node' &&
      before !== undefined &&
      isSameButProgress(before as PatroniNode, now as PatroniNode))
  );
}

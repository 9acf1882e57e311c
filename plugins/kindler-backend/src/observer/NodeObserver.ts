import type { DatabaseConfig, ObserverConfig } from '../config';
import type { CertificateFacts } from '../model/CertificateFacts';
import type { Source } from '../model/Reading';
import type { PatroniClient } from '../patroni';
import { SqlProbe } from '../postgres';
import type { NodeStates } from './NodeStates';
import type { Question } from './followNode';
import { nodeKeys, type NodeKeys } from './observationKeys';
import type { ObservationKey, ObservationStore } from './ObservationStore';
import { SourceObserver } from './SourceObserver';
import { paceOf } from './timing';

export interface NodeObserverOptions {
  id: string;
  database: DatabaseConfig;
  settings: ObserverConfig;
  patroni?: PatroniClient;
  store: ObservationStore;
  /** Provides the node's address, its pending questions, and where its PostgreSQL listens once that is known. */
  states: Pick<NodeStates, 'get' | 'baseOf'>;
}

/**
 * Asks one node repeatedly: its own state, and by SQL if a role is configured. It asks for the node's view of the
 * cluster only on request.
 */
export class NodeObserver {
  readonly #options: NodeObserverOptions;
  readonly #keys: NodeKeys;
  readonly #sqlProbe = new SqlProbe();
  readonly #node: SourceObserver<unknown> | undefined;
  readonly #cluster: SourceObserver<unknown> | undefined;
  readonly #sql: SourceObserver<unknown> | undefined;

  constructor(options: NodeObserverOptions) {
    this.#options = options;
    const { id, database, states, patroni, settings } = options;
    this.#keys = nodeKeys(database.name, id);
    const base = states.baseOf(id);
    const pace = paceOf(settings);
    if (patroni && base) {
      this.#node = this.#observe('node', {
        pace,
        read: async signal => {
          const node = await patroni.getNode(base, signal);
          this.#keep('certificate', patroni.certificateOf(base));
          return node;
        },
      });
      this.#cluster = this.#observe('cluster', {
        read: signal => patroni.getCluster(base, signal),
      });
    }
    if (database.probe) {
      this.#sql = this.#observe('sql', {
        pace,
        isDue: () => this.#postgres !== undefined,
        read: () => this.#askSql(),
      });
    }
  }

  get id(): string {
    return this.#options.id;
  }

  /** Whether its last answer about itself was a fault. */
  get failing(): boolean {
    return this.#node?.reading.fault !== undefined;
  }

  /** Time of its last answer about itself. */
  get observedAt(): number {
    return this.#node?.reading.observedAt ?? 0;
  }

  start(): void {
    this.#node?.start();
    this.#sql?.start();
  }

  /** Asks only on request until it is started again, and keeps no connection. */
  async pause(): Promise<void> {
    await Promise.all([this.#node?.pause(), this.#sql?.pause()]);
    await this.#sqlProbe.close();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map(source => source.stop()));
    await this.#sqlProbe.close();
  }

  /** Asks for the node's view of its cluster. Returns whether it answered. */
  async askCluster(): Promise<boolean> {
    return this.#cluster?.refresh() ?? false;
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#all.map(source => source.refresh()));
  }

  get #all(): Array<SourceObserver<unknown>> {
    return [this.#node, this.#sql, this.#cluster].filter(
      source => source !== undefined,
    );
  }

  get #postgres(): { host: string; port: number } | undefined {
    return this.#options.states.get(this.id)?.postgres;
  }

  #observe(
    question: Question,
    how: Pick<
      ConstructorParameters<typeof SourceObserver<unknown>>[0],
      'read' | 'pace' | 'isDue'
    >,
  ): SourceObserver<unknown> {
    const { store } = this.#options;
    let source: Source | undefined;
    return new SourceObserver<unknown>({
      ...how,
      key: this.#keys[question],
      store,
      source: () => {
        source =
          this.#options.states.get(this.id)?.[question]?.source ?? source;
        return source!;
      },
    });
  }

  async #askSql() {
    const { database, settings } = this.#options;
    const view = await this.#sqlProbe.read({
      ...database.probe!,
      ...this.#postgres!,
      timeoutMs: settings.timeoutMs,
      applicationName: 'kindler-probe',
    });
    this.#keep('sqlCertificate', this.#sqlProbe.certificate);
    return view;
  }

  #keep(
    part: 'certificate' | 'sqlCertificate',
    value: CertificateFacts | undefined,
  ) {
    const { store, states } = this.#options;
    const key: ObservationKey<CertificateFacts> = this.#keys[part];
    const question = part === 'certificate' ? 'node' : 'sql';
    const source = states.get(this.id)?.[question]?.source;
    if (source && store.get(key)?.value !== value) {
      store.put(key, { source, value, observedAt: Date.now() });
    }
  }
}

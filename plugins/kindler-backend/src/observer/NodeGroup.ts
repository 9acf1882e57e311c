import type { DatabaseConfig, ObserverConfig } from '../config';
import type { PatroniClient } from '../patroni';
import { ClusterRotation } from './ClusterRotation';
import { NodeObserver } from './NodeObserver';
import type { NodeStates } from './NodeStates';
import { kubernetesKey } from './observationKeys';
import type { ObservationStore } from './ObservationStore';

export interface NodeGroupOptions {
  database: DatabaseConfig;
  settings: ObserverConfig;
  patroni: PatroniClient | undefined;
  store: ObservationStore;
  states: NodeStates;
}

/**
 * Asks the nodes of one cluster, configured or discovered. Each is asked about itself, and one in turn about the
 * cluster.
 */
export class NodeGroup {
  readonly #options: NodeGroupOptions;
  readonly #nodes = new Map<string, NodeObserver>();
  readonly #rotation: ClusterRotation | undefined;
  readonly #end: () => void;
  #started = false;

  constructor(options: NodeGroupOptions) {
    this.#options = options;
    const { database, settings, patroni, store } = options;
    this.#follow();
    this.#rotation =
      patroni && new ClusterRotation([...this.#nodes.values()], settings);
    this.#end = store.subscribe(kubernetesKey(database.name), () =>
      this.#follow(),
    );
  }

  start(): void {
    this.#started = true;
    this.#nodes.forEach(node => node.start());
    this.#rotation?.start();
  }

  pause(): void {
    this.#started = false;
    this.#nodes.forEach(node => void node.pause());
    this.#rotation?.pause();
  }

  async stop(): Promise<void> {
    this.#started = false;
    this.#end();
    const stopped = [...this.#nodes.values()].map(node => node.stop());
    await Promise.all([...stopped, this.#rotation?.stop()]);
  }

  /** Asks every node everything now. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#nodes.values()].map(node => node.refresh()));
  }

  /**
   * Asks all answering nodes everything now, without waiting for them. Before the start, and before its first answer, a
   * node has nothing to confirm, and thousands would be asked at the same moment.
   */
  confirm(): void {
    if (!this.#started) {
      return;
    }
    [...this.#nodes.values()]
      .filter(({ failing, observedAt }) => !failing && observedAt > 0)
      .forEach(node => void node.refresh());
  }

  /** Base URLs, starting with the trusted member if it answers, then ordered by the time of the last answer. */
  basesByTrust(trusted: string | undefined): string[] {
    const { states } = this.#options;
    const rank = ({ id, failing, observedAt }: NodeObserver) =>
      states.get(id)?.name === trusted && !failing ? Infinity : observedAt;
    return [...this.#nodes.values()]
      .sort((a, b) => rank(b) - rank(a))
      .flatMap(({ id }) => states.baseOf(id) ?? []);
  }

  /** Asks exactly the current nodes. */
  #follow() {
    const { states, ...options } = this.#options;
    const ids = new Set(states.ids);
    for (const [id, node] of this.#nodes) {
      if (!ids.has(id)) {
        this.#nodes.delete(id);
        void node.stop();
      }
    }
    for (const id of ids) {
      if (!this.#nodes.has(id)) {
        const node = new NodeObserver({ ...options, id, states });
        this.#nodes.set(id, node);
        if (this.#started) {
          node.start();
        }
      }
    }
  }
}

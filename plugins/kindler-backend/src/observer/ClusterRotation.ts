import type { ObserverConfig } from '../config';
import { Poller } from './Poller';
import { slowestMs } from './timing';

/** A node as far as taking turns needs it. */
export interface RotatedNode {
  /** Whether its last answer about itself was a fault. */
  readonly failing: boolean;
  /** Asks what it sees of the cluster and says whether there was an answer. */
  askCluster(): Promise<boolean>;
}

/**
 * Asks the nodes in turn what they see of the cluster, one in each interval: all of them see the same, and Patroni may
 * ask its DCS for each answer. A node that does not answer passes the question on within the same interval; one that
 * fails anyway is left out until it is back, and then it is the first.
 */
export class ClusterRotation {
  readonly #order: RotatedNode[];
  readonly #leftOut = new Set<RotatedNode>();
  readonly #poller: Poller;

  constructor(nodes: readonly RotatedNode[], settings: ObserverConfig) {
    this.#order = [...nodes];
    this.#poller = new Poller({
      intervalMs: settings.intervalMs,
      slowestMs: slowestMs(settings),
      ask: signal => this.#askRound(signal),
    });
  }

  start(): void {
    this.#poller.start();
  }

  async stop(): Promise<void> {
    await this.#poller.stop();
  }

  /** One round now. */
  async askNow(): Promise<void> {
    await this.#poller.askNow();
  }

  async #askRound(signal: AbortSignal): Promise<boolean> {
    for (const node of this.#turns()) {
      if (signal.aborted) {
        return false;
      }
      this.#leftOut.delete(node);
      this.#order.splice(this.#order.indexOf(node), 1);
      this.#order.push(node);
      if (await node.askCluster()) {
        return true;
      }
    }
    return false;
  }

  /** Who may be asked in this round, in this order; while all fail it is one of them. */
  #turns(): RotatedNode[] {
    this.#order
      .filter(({ failing }) => failing)
      .forEach(node => this.#leftOut.add(node));
    const answering = this.#order.filter(({ failing }) => !failing);
    const back = answering.filter(node => this.#leftOut.has(node));
    const others = answering.filter(node => !this.#leftOut.has(node));
    return answering.length > 0
      ? [...back, ...others]
      : this.#order.slice(0, 1);
  }
}

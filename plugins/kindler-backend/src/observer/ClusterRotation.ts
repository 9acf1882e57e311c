import type { ObserverConfig } from '../config';
import { Poller } from './Poller';
import { slowestMs } from './timing';

/** The part of a node that the rotation needs. */
export interface RotatedNode {
  /** Whether its last answer about itself was a fault. */
  readonly failing: boolean;
  /** Asks for its view of the cluster. Returns whether it answered. */
  askCluster(): Promise<boolean>;
}

/**
 * Asks the nodes in turn for their view of the cluster, one per interval. All of them see the same, and each answer may
 * cost Patroni a request to its DCS. If a node does not answer, the next one is asked within the same interval. A
 * failing node is left out, and is the first in turn once it is back.
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

  pause(): void {
    void this.#poller.pause();
  }

  async stop(): Promise<void> {
    await this.#poller.stop();
  }

  /** Asks one round now. */
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

  /** The nodes to ask in this round, in order. If all of them fail, only one is asked. */
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

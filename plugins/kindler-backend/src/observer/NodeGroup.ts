import type { DatabaseConfig, ObserverConfig } from '../config';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { nameNodes } from '../model/facts/nameNodes';
import type { PatroniClient } from '../patroni';
import { ClusterRotation } from './ClusterRotation';
import { NodeObserver } from './NodeObserver';
import type { Answer } from './ObserverMetrics';
import { startingNodes } from './startingSnapshot';

export interface NodeGroupOptions {
  database: DatabaseConfig;
  settings: ObserverConfig;
  patroni: PatroniClient | undefined;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault; `changed` unless the same answer came again. */
  onSnapshot: (changed: boolean) => void;
}

/** The configured nodes of one cluster: each is asked about itself, and one in turn about the cluster. */
export class NodeGroup {
  readonly #nodes: NodeObserver[];
  readonly #rotation: ClusterRotation | undefined;

  static create(options: NodeGroupOptions) {
    return new NodeGroup(options);
  }

  private constructor(options: NodeGroupOptions) {
    const { database, settings, patroni, onSnapshot, onAnswer } = options;
    this.#nodes = startingNodes(database).map(({ snapshot, base }) =>
      NodeObserver.create({
        database,
        settings,
        snapshot,
        base,
        patroni,
        onSnapshot,
        onAnswer,
      }),
    );
    this.#rotation = patroni && ClusterRotation.create(this.#nodes, settings);
  }

  get snapshots(): NodeSnapshot[] {
    return this.#nodes.map(node => node.snapshot);
  }

  start(): void {
    this.#nodes.forEach(node => node.start());
    this.#rotation?.start();
  }

  async stop(): Promise<void> {
    const stopped = this.#nodes.map(node => node.stop());
    await Promise.all([...stopped, this.#rotation?.stop()]);
  }

  /** Asks every node everything now. */
  async refresh(): Promise<void> {
    await Promise.all(this.#nodes.map(node => node.refresh()));
  }

  /** Asks the nodes that answer everything now, without waiting for them. */
  confirm(): void {
    this.#nodes
      .filter(({ failing }) => !failing)
      .forEach(node => void node.refresh());
  }

  /** Takes what was last seen before this process started. */
  restore(remembered: readonly NodeSnapshot[]): void {
    for (const last of remembered) {
      this.#nodes
        .find(({ snapshot }) => snapshot.address === last.address)
        ?.restore(last);
    }
  }

  /** Finds out which member each node is, where that is not known yet. */
  identify(cluster: ClusterSnapshot): void {
    if (this.#nodes.every(({ snapshot }) => isIdentified(snapshot))) {
      return;
    }
    const nodes = this.snapshots;
    const newest = nodes
      .filter(node => node.cluster?.value)
      .sort(
        (a, b) => (b.cluster!.observedAt ?? 0) - (a.cluster!.observedAt ?? 0),
      )[0];
    const members = newest?.cluster?.value?.members ?? [];
    const names = nameNodes({ ...cluster, nodes }, members);
    for (const node of this.#nodes) {
      const name = names.get(node.snapshot.address);
      if (name) {
        const entry = members.find(member => member.name === name);
        node.identify(name, entry?.port);
      }
    }
  }

  /** Base URLs: that of the trusted member first while it answers, then those that answered last. */
  basesByTrust(trusted: string | undefined): string[] {
    return [...this.#nodes]
      .sort((a, b) => rank(b) - rank(a))
      .flatMap(({ base }) => base ?? []);

    function rank({ snapshot, failing }: NodeObserver): number {
      return snapshot.name === trusted && !failing
        ? Number.POSITIVE_INFINITY
        : snapshot.node?.observedAt ?? 0;
    }
  }
}

/** Both are learned once; until then each answer is looked at. */
function isIdentified({ name, postgres }: NodeSnapshot): boolean {
  return name !== undefined && postgres !== undefined;
}

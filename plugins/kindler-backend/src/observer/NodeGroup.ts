import type { DatabaseConfig, ObserverConfig } from '../config';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { nameNodes } from '../evaluation/facts/nameNodes';
import type { FoundMember } from '../kubernetes/clusters/foundMembers';
import type { PatroniClient } from '../patroni';
import { ClusterRotation } from './ClusterRotation';
import { NodeObserver } from './NodeObserver';
import type { Answer } from './ObserverMetrics';
import { foundNode, startingNodes } from './startingSnapshot';

export interface NodeGroupOptions {
  database: DatabaseConfig;
  settings: ObserverConfig;
  patroni: PatroniClient | undefined;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault; `changed` unless the same answer came again. */
  onSnapshot: (changed: boolean) => void;
}

/** The nodes of one cluster, configured or found: each is asked about itself, and one in turn about the cluster. */
export class NodeGroup {
  readonly #options: NodeGroupOptions;
  readonly #configured: NodeObserver[];
  readonly #found = new Map<string, NodeObserver>();
  readonly #rotation: ClusterRotation | undefined;
  #started = false;

  static create(options: NodeGroupOptions) {
    return new NodeGroup(options);
  }

  private constructor(options: NodeGroupOptions) {
    const { database, settings, patroni, onSnapshot, onAnswer } = options;
    this.#options = options;
    this.#configured = startingNodes(database).map(({ snapshot, base }) =>
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
    this.#rotation =
      patroni && ClusterRotation.create(this.#configured, settings);
  }

  get snapshots(): NodeSnapshot[] {
    return this.#nodes.map(node => node.snapshot);
  }

  start(): void {
    this.#started = true;
    this.#nodes.forEach(node => node.start());
    this.#rotation?.start();
  }

  async stop(): Promise<void> {
    this.#started = false;
    const stopped = this.#nodes.map(node => node.stop());
    await Promise.all([...stopped, this.#rotation?.stop()]);
  }

  /** Asks members that were found by SQL, where a role is configured and no node is. */
  follow(found: readonly FoundMember[]): void {
    const { database } = this.#options;
    if (!database.probe || this.#configured.length > 0) {
      return;
    }
    const nodes = new Map(
      found
        .map(member => foundNode(database, member))
        .map(node => [`${node.name}@${node.address}`, node]),
    );
    for (const [key, node] of this.#found) {
      if (!nodes.has(key)) {
        this.#found.delete(key);
        void node.stop();
      }
    }
    for (const [key, snapshot] of nodes) {
      if (!this.#found.has(key)) {
        this.#add(key, snapshot);
      }
    }
  }

  #add(key: string, snapshot: NodeSnapshot) {
    const { patroni, ...options } = this.#options;
    const node = NodeObserver.create({ ...options, snapshot });
    this.#found.set(key, node);
    if (this.#started) {
      node.start();
    }
  }

  get #nodes(): NodeObserver[] {
    return [...this.#configured, ...this.#found.values()];
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
    return this.#nodes
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

import type { DatabaseConfig } from '../config';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { nameNodes } from '../evaluation/facts/nameNodes';
import type { FoundMember } from '../kubernetes/clusters/foundMembers';
import type { Reading } from '../model/Reading';
import {
  followNode,
  isSameReading,
  QUESTIONS,
  type Question,
} from './followNode';
import { nodeKeys } from './observationKeys';
import type { Observation, ObservationStore } from './ObservationStore';
import { restoreNode } from './restoreNode';
import {
  foundNode,
  startingNodes,
  type StartingNode,
} from './startingSnapshot';

export interface NodeStatesOptions {
  database: DatabaseConfig;
  store: ObservationStore;
  /** Called after each answer or fault. `changed` is false if the same answer came again, apart from progress. */
  onReading: (changed: boolean) => void;
}

interface State extends StartingNode {
  isFound: boolean;
  /** Ends its subscriptions. */
  end: () => void;
}

/** The state of the nodes of one cluster, configured or discovered, from their readings. */
export class NodeStates {
  readonly #options: NodeStatesOptions;
  readonly #states = new Map<string, State>();

  constructor(options: NodeStatesOptions) {
    this.#options = options;
    for (const node of startingNodes(options.database)) {
      this.#add(node.snapshot.address, { ...node, isFound: false });
    }
  }

  get snapshots(): NodeSnapshot[] {
    return [...this.#states.values()].map(({ snapshot }) => snapshot);
  }

  get(id: string): NodeSnapshot | undefined {
    return this.#states.get(id)?.snapshot;
  }

  /** Base URL of a node's REST API, if it has one. */
  baseOf(id: string): string | undefined {
    return this.#states.get(id)?.base;
  }

  get ids(): string[] {
    return [...this.#states.keys()];
  }

  stop(): void {
    this.#states.forEach(({ end }) => end());
  }

  /** Treats discovered members as nodes if a role for SQL is configured and no nodes are. */
  setFound(members: readonly FoundMember[]): void {
    const { database } = this.#options;
    const isConfigured = [...this.#states.values()].some(
      ({ isFound }) => !isFound,
    );
    if (!database.probe || isConfigured) {
      return;
    }
    const found = new Map(
      members
        .map(member => foundNode(database, member))
        .map(node => [`${node.name}@${node.address}`, node]),
    );
    this.ids.filter(id => !found.has(id)).forEach(id => this.#drop(id));
    for (const [id, snapshot] of found) {
      if (!this.#states.has(id)) {
        this.#add(id, { snapshot, isFound: true });
      }
    }
  }

  /** Restores what was last seen before this process started, unless something newer is known. */
  restore(remembered: readonly NodeSnapshot[]): void {
    const { database, store } = this.#options;
    for (const [id, state] of this.#states) {
      const { address } = state.snapshot;
      const last = remembered.find(node => node.address === address);
      if (last) {
        state.snapshot = restoreNode(state.snapshot, last);
        const keys = nodeKeys(database.name, id);
        for (const question of QUESTIONS) {
          const reading: Reading<unknown> | undefined =
            state.snapshot[question];
          const known = store.get<unknown>(keys[question]);
          if (reading && known?.observedAt === undefined) {
            store.seed<unknown>(keys[question], reading);
          }
        }
      }
    }
  }

  /** Finds out which member each node is and where its PostgreSQL listens, unless that is known already. */
  identify(cluster: ClusterSnapshot): void {
    if (this.#areIdentified()) {
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
    for (const state of this.#states.values()) {
      const name = names.get(state.snapshot.address);
      if (name) {
        const entry = members.find(member => member.name === name);
        state.snapshot = identified(state, name, entry?.port);
      }
    }
  }

  #areIdentified(): boolean {
    for (const { snapshot } of this.#states.values()) {
      if (snapshot.name === undefined || !snapshot.postgres) {
        return false;
      }
    }
    return true;
  }

  #add(id: string, node: Omit<State, 'end'>) {
    const { database, store } = this.#options;
    const keys = nodeKeys(database.name, id);
    const state: State = { ...node, end: () => {} };
    const ends = [
      ...QUESTIONS.filter(question => node.snapshot[question]).map(question =>
        store.subscribe<unknown>(keys[question], observation =>
          this.#onReading(id, question, observation),
        ),
      ),
      ...(['certificate', 'sqlCertificate'] as const).map(part =>
        store.subscribe(keys[part], ({ reading }) => {
          state.snapshot = { ...state.snapshot, [part]: reading?.value };
        }),
      ),
    ];
    state.end = () => ends.forEach(end => end());
    this.#states.set(id, state);
  }

  #drop(id: string) {
    const { database, store } = this.#options;
    this.#states.get(id)?.end();
    this.#states.delete(id);
    Object.values(nodeKeys(database.name, id)).forEach(key =>
      store.remove(key),
    );
  }

  #onReading(
    id: string,
    question: Question,
    { reading, before }: Observation,
  ): void {
    const state = this.#states.get(id);
    if (state && reading) {
      state.snapshot = followNode(
        state.snapshot,
        question,
        reading,
        Date.now(),
      );
      this.#options.onReading(!isSameReading(question, before, reading));
    }
  }
}

/** Uses the host of the REST API, because the reported address of PostgreSQL has no host that could be trusted. */
function identified(
  { snapshot, base }: State,
  name: string,
  port: number | undefined,
): NodeSnapshot {
  const { postgres: known, sql } = snapshot;
  const host = base && URL.canParse(base) ? new URL(base).hostname : undefined;
  const postgres = known ?? (host && port ? { host, port } : undefined);
  const target = postgres && `${postgres.host}:${postgres.port}`;
  return {
    ...snapshot,
    name,
    postgres,
    sql: sql && target ? { ...sql, source: { ...sql.source, target } } : sql,
  };
}

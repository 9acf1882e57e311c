import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Thing } from '../model/Thing';
import { stringifyError } from '@backstage/errors';
import type { GatewayStats } from '../model/haproxy/GatewayStats';
import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { ClientGroup } from './ClientGroup';
import type { ClusterEvaluator } from './ClusterEvaluator';
import type { GatewayObserver } from './GatewayObserver';
import type { KubernetesGroup } from './KubernetesGroup';
import type { RememberedDatabase } from './RememberedDatabase';
import type { SnapshotStore } from './SnapshotStore';

const KEEP_EVERY_MS = 30_000;
export const DATABASE = { name: 'observed-database', version: 1 };
const GATEWAY = { name: 'observed-gateway', version: 1 };
const CLIENT = { name: 'observed-client', version: 1 };

interface KeptDatabase extends RememberedDatabase {
  /** Where it was found in Kubernetes. */
  found?: ClusterIdentity;
}

/** The clusters, gateways and clients whose last known state is kept. */
export interface Remembered {
  kubernetes: KubernetesGroup;
  databases: ReadonlyMap<string, ClusterEvaluator>;
  gateways: ReadonlyMap<string, GatewayObserver>;
  clients: ClientGroup;
}

export interface LastKnownOptions {
  store: SnapshotStore;
  logger: LoggerService;
  /** Whether this backend asks the sources of a thing, and so keeps its state. */
  asks: (thing: Thing) => boolean;
}

/**
 * Saves what was last seen from time to time and restores it at startup. A backend that starts while a source is away
 * can then show what was last known, and how old it is.
 */
export class LastKnown {
  readonly #store: SnapshotStore;
  readonly #logger: LoggerService;
  readonly #asks: LastKnownOptions['asks'];
  #keptAt = performance.now();
  #keeping: Promise<void> | undefined;

  constructor(options: LastKnownOptions) {
    this.#asks = options.asks;
    this.#store = options.store;
    this.#logger = options.logger;
  }

  async recall(all: Remembered): Promise<void> {
    const { databases, kubernetes, gateways, clients } = all;
    try {
      const clusters = await this.#store.load<KeptDatabase>(DATABASE);
      for (const { name, value } of clusters) {
        const { found, ...last } = value;
        if (!found || !kubernetes.restore(found, last)) {
          databases.get(name)?.restore(last);
        }
        if (isOfOldName(value) && !databases.has(name)) {
          await this.#dropOldName(name);
        }
      }
      const stats = await this.#store.load<GatewayStats>(GATEWAY);
      for (const { name, value, observedAt } of stats) {
        gateways.get(name)?.restore(value, observedAt.getTime());
      }
      const tried = await this.#store.load<ClientSnapshot>(CLIENT);
      for (const { name, value } of tried) {
        clients.restore(name, value);
      }
    } catch (error) {
      this.#logger.warn(
        `Cannot read what was last known: ${stringifyError(error)}`,
      );
    }
  }

  /** Older versions named discovered clusters by order of arrival, so it is unknown which cluster this was. */
  async #dropOldName(name: string) {
    this.#logger.warn(
      `The cluster '${name}' was found in Kubernetes under this name by an older version; it is called <scope>.<namespace>.<api> now. To keep the old name and its past, add to kindler.databases: { name: ${name}, kubernetes: { api: …, namespace: …, scope: … } }`,
    );
    await this.#store.remove(DATABASE, name);
  }

  keepSometimes(all: Remembered): void {
    if (performance.now() - this.#keptAt >= KEEP_EVERY_MS && !this.#keeping) {
      this.#keeping = this.keep(all).finally(() => {
        this.#keeping = undefined;
      });
    }
  }

  /** Forgets a cluster that is gone for good. */
  async forget(name: string): Promise<void> {
    try {
      await this.#keeping;
      await this.#store.remove(DATABASE, name);
    } catch (error) {
      this.#logger.warn(`Cannot forget what is gone: ${stringifyError(error)}`);
    }
  }

  async keep(all: Remembered): Promise<void> {
    const { databases, kubernetes, gateways, clients } = all;
    this.#keptAt = performance.now();
    try {
      for (const [name, database] of databases) {
        const { observedAt } = database.database;
        if (observedAt && this.#asks(`database ${name}`)) {
          const at = new Date(observedAt);
          const found = kubernetes.find(name);
          const kept: KeptDatabase = { ...database.remembered, found };
          await this.#store.save(DATABASE, name, kept, at);
        }
      }
      for (const [name, { reading }] of gateways) {
        const isMine = this.#asks(`gateway ${name}`);
        if (isMine && reading?.value && reading.observedAt !== undefined) {
          const at = new Date(reading.observedAt);
          await this.#store.save(GATEWAY, name, reading.value, at);
        }
      }
      for (const [name, { snapshot, route }] of clients.observers) {
        const [{ database }] = route.targets;
        if (snapshot.last && this.#asks(`database ${database}`)) {
          const at = new Date(snapshot.last.at);
          await this.#store.save(CLIENT, name, snapshot, at);
        }
      }
    } catch (error) {
      this.#logger.warn(
        `Cannot keep what was last seen: ${stringifyError(error)}`,
      );
    }
  }
}

/** Configured clusters have nodes, and discovered ones record where they were found. */
function isOfOldName({ nodes, found }: KeptDatabase): boolean {
  return nodes.length === 0 && found === undefined;
}

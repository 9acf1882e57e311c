import type { DatabaseConfig } from '../config';
import {
  identityKey,
  type ClusterIdentity,
} from '../kubernetes/clusters/ClusterIdentity';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { DatabaseObserver } from './DatabaseObserver';
import { foundName } from './foundName';
import type { FoundCluster } from './KubernetesObserver';

export interface DiscoveredDatabasesOptions {
  /** Those that are bound to a cluster in Kubernetes take what is found of it. */
  configured: readonly DatabaseConfig[];
  /** All database clusters; those that are found are added and removed here. */
  databases: Map<string, DatabaseObserver>;
  create: (database: DatabaseConfig) => DatabaseObserver;
  /** Called when a found cluster appeared or went. */
  onChange: (name: string, change: 'upserted' | 'removed') => void;
}

/** Gives clusters that were found in Kubernetes their place among the configured ones. */
export class DiscoveredDatabases {
  readonly #options: DiscoveredDatabasesOptions;
  /** Names of configured clusters by the identity that they are bound to. */
  readonly #bound: ReadonlyMap<string, string>;
  /** Clusters that are there, or were when Kubernetes last answered, by name. */
  readonly #identities = new Map<string, ClusterIdentity>();

  static create(options: DiscoveredDatabasesOptions) {
    return new DiscoveredDatabases(options);
  }

  private constructor(options: DiscoveredDatabasesOptions) {
    this.#options = options;
    this.#bound = new Map(
      options.configured.flatMap(({ name, kubernetes }) =>
        kubernetes ? [[identityKey(kubernetes), name] as const] : [],
      ),
    );
  }

  /** Without a reading its objects are gone. */
  update(
    identity: ClusterIdentity,
    found: { cluster: FoundCluster; reading: KubernetesReading } | undefined,
  ): void {
    if (found) {
      const { cluster, reading } = found;
      this.open(identity, cluster).setKubernetes(reading);
    } else {
      this.#remove(this.#nameOf(identity));
    }
  }

  /** The observer of a cluster; it is made where there is none yet. */
  open(
    identity: ClusterIdentity,
    { formation }: Pick<FoundCluster, 'formation'>,
  ): DatabaseObserver {
    const { databases, create, onChange } = this.#options;
    const name = this.#nameOf(identity);
    this.#identities.set(name, identity);
    const known = databases.get(name);
    if (known) {
      return known;
    }
    const title = formation && `${formation.name}, group ${formation.group}`;
    const observer = create({ name, title, members: [] });
    databases.set(name, observer);
    observer.start();
    onChange(name, 'upserted');
    return observer;
  }

  find(name: string): ClusterIdentity | undefined {
    return this.#identities.get(name);
  }

  /** The API answered: what it said before still holds. */
  confirm(api: string, aliveAt: number): void {
    for (const [name, identity] of this.#identities) {
      if (identity.api === api) {
        this.#options.databases.get(name)?.confirmKubernetes(aliveAt);
      }
    }
  }

  #nameOf(identity: ClusterIdentity): string {
    return this.#bound.get(identityKey(identity)) ?? foundName(identity);
  }

  #remove(name: string) {
    const { databases, configured, onChange } = this.#options;
    if (!this.#identities.delete(name)) {
      return;
    }
    const observer = databases.get(name);
    if (configured.some(database => database.name === name)) {
      observer?.setKubernetes(undefined);
    } else {
      databases.delete(name);
      void observer?.stop();
      onChange(name, 'removed');
    }
  }
}

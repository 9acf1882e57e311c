import type { DatabaseConfig } from '../config';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { DatabaseObserver } from './DatabaseObserver';
import type { FoundCluster } from './KubernetesObserver';

/** Where in Kubernetes a cluster was found. */
export interface FoundPlace {
  /** Name in `kindler.kubernetes`. */
  api: string;
  namespace: string;
  scope: string;
}

export interface DiscoveredDatabasesOptions {
  /** All database clusters; those that are found are added and removed here. */
  databases: Map<string, DatabaseObserver>;
  create: (database: DatabaseConfig) => DatabaseObserver;
  /** Called when a found cluster appeared or went. */
  onChange: (name: string, change: 'upserted' | 'removed') => void;
}

/** Gives clusters that were found in Kubernetes their place among the configured ones. */
export class DiscoveredDatabases {
  readonly #options: DiscoveredDatabasesOptions;
  /** Name by `<api>/<key of the cluster>`. */
  readonly #names = new Map<string, string>();
  /** Where the clusters are, by name. */
  readonly #places = new Map<string, FoundPlace>();
  /** Up to which numbers are taken, by what stands before them. */
  readonly #numbers = new Map<string, number>();
  /** Names that only exist because they were found. */
  readonly #found = new Set<string>();

  static create(options: DiscoveredDatabasesOptions) {
    return new DiscoveredDatabases(options);
  }

  private constructor(options: DiscoveredDatabasesOptions) {
    this.#options = options;
  }

  /** `key` stands for the cluster within the API; without a reading its objects are gone. */
  update(
    api: string,
    clusterKey: string,
    found: { cluster: FoundCluster; reading: KubernetesReading } | undefined,
  ): void {
    const key = `${api}/${clusterKey}`;
    if (!found) {
      this.#remove(key);
      return;
    }
    const { cluster, reading } = found;
    const name = this.#names.get(key) ?? this.#freeName(api, cluster);
    this.#names.set(key, name);
    const { namespace, scope } = cluster;
    this.#places.set(name, { api, namespace, scope });
    this.#observerOf(name, cluster).setKubernetes(reading);
  }

  findPlace(name: string): FoundPlace | undefined {
    return this.#places.get(name);
  }

  /** The API answered: what it said before still holds. */
  confirm(api: string, aliveAt: number): void {
    for (const [key, name] of this.#names) {
      if (key.startsWith(`${api}/`)) {
        this.#options.databases.get(name)?.confirmKubernetes(aliveAt);
      }
    }
  }

  #observerOf(name: string, { formation }: FoundCluster): DatabaseObserver {
    const { databases, create, onChange } = this.#options;
    const known = databases.get(name);
    if (known) {
      return known;
    }
    const title = formation && `${formation.name}, group ${formation.group}`;
    const observer = create({ name, title, members: [] });
    databases.set(name, observer);
    this.#found.add(name);
    observer.start();
    onChange(name, 'upserted');
    return observer;
  }

  #remove(key: string) {
    const { databases, onChange } = this.#options;
    const name = this.#names.get(key);
    this.#names.delete(key);
    if (name === undefined) {
      return;
    }
    this.#places.delete(name);
    this.#numbers.clear();
    const observer = databases.get(name);
    if (this.#found.delete(name)) {
      databases.delete(name);
      void observer?.stop();
      onChange(name, 'removed');
    } else {
      observer?.setKubernetes(undefined);
    }
  }

  /**
   * The cluster's own name, which may be that of a configured one; with its namespace where another cluster has it
   * already, and with the API's name where that is taken, too. Two clusters under one name would be judged as one.
   */
  #freeName(api: string, cluster: FoundCluster): string {
    const { owner, scope, namespace, formation } = cluster;
    const own = formation
      ? `${scope}-${formation.group}`
      : owner ?? scope.replace(/-ha$/, '');
    if (!this.#places.has(own)) {
      return own;
    }
    const { databases } = this.#options;
    let name = `${own}-${namespace}`;
    if (databases.has(name)) {
      const base = `${own}-${namespace}-${api}`;
      let number = this.#numbers.get(base) ?? 1;
      for (name = base; databases.has(name); number += 1) {
        name = number > 1 ? `${base}-${number}` : base;
      }
      this.#numbers.set(base, number);
    }
    return name;
  }
}

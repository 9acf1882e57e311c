import type { DatabaseConfig } from '../config';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import type { Reading } from '../model/Reading';
import type { DatabaseObserver } from './DatabaseObserver';
import type { FoundCluster } from './KubernetesObserver';

export interface DiscoveredDatabasesOptions {
  /** All database clusters; those that are found are added and removed here. */
  databases: Map<string, DatabaseObserver>;
  create: (database: DatabaseConfig) => DatabaseObserver;
  /** Called when a found cluster appeared or went. */
  onChange: (name: string) => void;
}

/** Gives clusters that were found in Kubernetes their place among the configured ones. */
export class DiscoveredDatabases {
  readonly #options: DiscoveredDatabasesOptions;
  /** Name by `<api>/<namespace>/<scope>`. */
  readonly #names = new Map<string, string>();
  /** Names that only exist because they were found. */
  readonly #found = new Set<string>();

  static create(options: DiscoveredDatabasesOptions) {
    return new DiscoveredDatabases(options);
  }

  private constructor(options: DiscoveredDatabasesOptions) {
    this.#options = options;
  }

  update(
    api: string,
    cluster: FoundCluster,
    reading: Reading<KubernetesCluster> | undefined,
  ): void {
    const key = `${api}/${cluster.key}`;
    if (!reading) {
      this.#remove(key);
      return;
    }
    const name = this.#names.get(key) ?? this.#freeName(cluster);
    this.#names.set(key, name);
    this.#observerOf(name).setKubernetes(reading);
  }

  /** The API answered: what it said before still holds. */
  confirm(api: string, aliveAt: number): void {
    for (const [key, name] of this.#names) {
      if (key.startsWith(`${api}/`)) {
        this.#options.databases.get(name)?.confirmKubernetes(aliveAt);
      }
    }
  }

  #observerOf(name: string): DatabaseObserver {
    const { databases, create, onChange } = this.#options;
    const known = databases.get(name);
    if (known) {
      return known;
    }
    const observer = create({ name, members: [] });
    databases.set(name, observer);
    this.#found.add(name);
    observer.start();
    onChange(name);
    return observer;
  }

  #remove(key: string) {
    const { databases, onChange } = this.#options;
    const name = this.#names.get(key);
    this.#names.delete(key);
    if (name === undefined) {
      return;
    }
    const observer = databases.get(name);
    if (this.#found.delete(name)) {
      databases.delete(name);
      void observer?.stop();
      onChange(name);
    } else {
      observer?.setKubernetes(undefined);
    }
  }

  /** The cluster's own name, or with its namespace where another one has it already. */
  #freeName({ owner, scope, namespace }: FoundCluster): string {
    const own = owner ?? scope.replace(/-ha$/, '');
    const taken = new Set(this.#names.values());
    return taken.has(own) ? `${own}-${namespace}` : own;
  }
}

import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import type { KubernetesConfig, ObserverConfig } from '../config';
import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import type { ClusterGroup } from './ClusterGroup';
import {
  DiscoveredDatabases,
  type DiscoveredDatabasesOptions,
} from './DiscoveredDatabases';
import { KubernetesObserver } from './KubernetesObserver';
import type { RememberedDatabase } from './RememberedDatabase';

export interface KubernetesGroupOptions extends DiscoveredDatabasesOptions {
  clusters: ClusterGroup;
  kubernetes: readonly KubernetesConfig[];
  settings: ObserverConfig;
}

/** The configured Kubernetes APIs and the clusters discovered in them. */
export class KubernetesGroup {
  readonly observers: readonly KubernetesObserver[];
  readonly #clusters: ClusterGroup;
  readonly #discovered: DiscoveredDatabases;

  constructor({ kubernetes, settings, ...options }: KubernetesGroupOptions) {
    this.#clusters = options.clusters;
    this.#discovered = new DiscoveredDatabases(options);
    this.observers = kubernetes.map(
      each =>
        new KubernetesObserver({
          kubernetes: each,
          settings,
          logger: options.logger,
          onCluster: (identity, found) =>
            this.#discovered.update(identity, found),
        }),
    );
  }

  /** The state of each API, whatever was found in it. */
  get sources(): SourceState[] {
    return this.observers.map(({ source }) => source);
  }

  /** Returns where a cluster was found. */
  find(database: string): ClusterIdentity | undefined {
    return this.#discovered.find(database);
  }

  /** Handles APIs that answered without news. Their earlier answers still hold. */
  confirm(): void {
    for (const { name: api, aliveAt } of this.observers) {
      this.#discovered
        .namesIn(api)
        .forEach(name => this.#clusters.get(name)?.confirmKubernetes(aliveAt));
    }
  }

  /** Restores a discovered cluster until its API reports more. Returns whether that API is configured. */
  restore(identity: ClusterIdentity, last: RememberedDatabase): boolean {
    const { kubernetes: reading } = last;
    const api = this.observers.find(({ name }) => name === identity.api);
    if (!api || !reading?.value) {
      return false;
    }
    const name = this.#discovered.open(identity, reading.value);
    this.#clusters.get(name)?.restore(last);
    api.recall(identity, reading);
    return true;
  }
}

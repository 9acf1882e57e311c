import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DatabaseConfig } from '../config';
import {
  identityKey,
  type ClusterIdentity,
} from '../kubernetes/clusters/ClusterIdentity';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { ClusterGroup } from './ClusterGroup';
import { foundName } from './foundName';
import type { FoundCluster } from './KubernetesObserver';
import { kubernetesKey } from './observationKeys';
import type { ObservationStore } from './ObservationStore';

export interface DiscoveredDatabasesOptions {
  /** Those bound to a cluster in Kubernetes receive what is found there. */
  configured: readonly DatabaseConfig[];
  /** All database clusters. Discovered ones are opened and closed here. */
  clusters: Pick<ClusterGroup, 'has' | 'open' | 'start' | 'close'>;
  store: ObservationStore;
  logger: LoggerService;
  /** Called when a discovered cluster appears or disappears. */
  onChange: (name: string, change: 'upserted' | 'removed') => void;
}

/** Adds the clusters discovered in Kubernetes to the configured ones. */
export class DiscoveredDatabases {
  readonly #options: DiscoveredDatabasesOptions;
  /** Names of configured clusters, by the identity to which they are bound. */
  readonly #bound: ReadonlyMap<string, string>;
  /** Clusters that exist, or did when Kubernetes last answered, by name. */
  readonly #identities = new Map<string, ClusterIdentity>();

  constructor(options: DiscoveredDatabasesOptions) {
    this.#options = options;
    this.#bound = new Map(
      options.configured.flatMap(({ name, kubernetes }) =>
        kubernetes ? [[identityKey(kubernetes), name] as const] : [],
      ),
    );
  }

  /** A missing reading means that the cluster's objects are gone. */
  update(
    identity: ClusterIdentity,
    found: { cluster: FoundCluster; reading: KubernetesReading } | undefined,
  ): void {
    if (found) {
      const { cluster, reading } = found;
      const name = this.open(identity, cluster);
      this.#options.store.put(kubernetesKey(name), reading);
    } else {
      this.#remove(this.#nameOf(identity));
    }
  }

  /** Returns the name of an existing cluster, and opens the cluster if necessary. */
  open(
    identity: ClusterIdentity,
    { formation, owner }: Pick<FoundCluster, 'formation' | 'owner'>,
  ): string {
    const { clusters, onChange } = this.#options;
    const name = this.#nameOf(identity);
    this.#identities.set(name, identity);
    if (!clusters.has(name)) {
      const title = formation && `${formation.name}, group ${formation.group}`;
      clusters.open({ name, title, members: [] });
      clusters.start(name);
      this.#warnOfNamesake(name, identity, owner);
      onChange(name, 'upserted');
    }
    return name;
  }

  find(name: string): ClusterIdentity | undefined {
    return this.#identities.get(name);
  }

  /** Names of the clusters in an API. */
  namesIn(api: string): string[] {
    return [...this.#identities]
      .filter(([, identity]) => identity.api === api)
      .map(([name]) => name);
  }

  #nameOf(identity: ClusterIdentity): string {
    return this.#bound.get(identityKey(identity)) ?? foundName(identity);
  }

  /** Older versions treated such a cluster as the same one, so an old configuration may refer to it. */
  #warnOfNamesake(name: string, identity: ClusterIdentity, owner?: string) {
    const { configured, logger } = this.#options;
    const { api, namespace, scope } = identity;
    const namesake = configured.find(
      database =>
        !database.kubernetes &&
        [owner, scope, scope.replace(/-ha$/, '')].includes(database.name),
    );
    if (namesake) {
      logger.warn(
        `Cluster '${name}' is another one than '${namesake.name}' of kindler.databases, which is not bound to it. Where they are one, add to '${namesake.name}': kubernetes: { api: ${api}, namespace: ${namespace}, scope: ${scope} }`,
      );
    }
  }

  #remove(name: string) {
    const { clusters, configured, store, onChange } = this.#options;
    if (!this.#identities.delete(name)) {
      return;
    }
    if (!configured.some(database => database.name === name)) {
      clusters.close(name);
      onChange(name, 'removed');
    }
    store.remove(kubernetesKey(name));
  }
}

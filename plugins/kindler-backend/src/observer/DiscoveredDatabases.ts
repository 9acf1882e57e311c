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
  /** Those that are bound to a cluster in Kubernetes take what is found of it. */
  configured: readonly DatabaseConfig[];
  /** All database clusters; those that are found are opened and closed here. */
  clusters: Pick<ClusterGroup, 'has' | 'open' | 'start' | 'close'>;
  store: ObservationStore;
  logger: LoggerService;
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

  constructor(options: DiscoveredDatabasesOptions) {
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
      const name = this.open(identity, cluster);
      this.#options.store.put(kubernetesKey(name), reading);
    } else {
      this.#remove(this.#nameOf(identity));
    }
  }

  /** Name of a cluster that is there; it is opened where it is not yet. */
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

  /** Names of the clusters that are in an API. */
  namesIn(api: string): string[] {
    return [...this.#identities]
      .filter(([, identity]) => identity.api === api)
      .map(([name]) => name);
  }

  #nameOf(identity: ClusterIdentity): string {
    return this.#bound.get(identityKey(identity)) ?? foundName(identity);
  }

  /** Older versions took such a one for the same cluster, so an old configuration may mean it. */
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

import {
  word,
  type Database,
  type DatabaseAction,
  type DatabaseActionKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig, KubernetesConfig } from '../config';
import { PGO } from '../kubernetes';
import type { ClusterController } from './controllers/ClusterController';
import { PatroniController } from './controllers/PatroniController';
import { PgoController } from './controllers/PgoController';
import { OperatorAccess } from './operator/OperatorAccess';
import { PatroniAccess } from './patroni/PatroniAccess';

/** Where in Kubernetes a Patroni cluster is. */
export interface KubernetesTarget {
  /** Name in `kindler.kubernetes`. */
  api: string;
  namespace: string;
  scope: string;
}

/** Who changes a cluster, or why nobody can. */
export type FoundController =
  | { controller: ClusterController; reason?: undefined }
  | { controller?: undefined; reason: Wording };

export interface ClusterAccessOptions {
  databases: DatabaseConfig[];
  kubernetes: KubernetesConfig[];
  /** Where a cluster was found; undefined where it was not, or not yet. */
  findPlace: (database: string) => KubernetesTarget | undefined;
  /** Milliseconds that an answer to a question may take. */
  timeoutMs: number;
  /** Milliseconds that Patroni's answer to an order is waited for. */
  orderTimeoutMs: number;
}

/** The controllers of all clusters, made when they are first used. */
export class ClusterAccess {
  readonly #options: ClusterAccessOptions;
  readonly #rest = new Map<string, PatroniAccess>();
  readonly #operators = new Map<string, OperatorAccess>();

  constructor(options: ClusterAccessOptions) {
    this.#options = options;
  }

  /**
   * PGO writes Patroni's configuration anew whenever it looks at a cluster, so what it runs is changed through its
   * own object only.
   */
  find(database: Database): FoundController {
    const { findPlace, databases } = this.#options;
    if (
      databases.find(({ name }) => name === database.name)?.actions === false
    ) {
      const reason = word('controller-only-looks', { database: database.name });
      return { reason };
    }
    const place = findPlace(database.name);
    const rest = this.#restOf(database.name);
    if (database.managedBy === 'pgo') {
      return this.#findPgo(place, database, rest);
    }
    if (rest) {
      const ownerUnknown =
        !place &&
        this.#options.kubernetes.length > 0 &&
        (database.scope === undefined || /-ha$/.test(database.scope));
      return { controller: new PatroniController(rest, ownerUnknown) };
    }
    const reason =
      database.managedBy === 'none'
        ? word('controller-no-patroni', {})
        : word('controller-no-urls', {});
    return { reason };
  }

  /** The actions that can be carried out. */
  offered(database: Database): DatabaseAction[] {
    const capabilities = this.find(database).controller?.capabilities ?? {};
    return Object.entries(capabilities).map(([kind, capability]) => ({
      kind: kind as DatabaseActionKind,
      ...capability,
    }));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#rest.values()].map(rest => rest.close()));
  }

  #findPgo(
    place: KubernetesTarget | undefined,
    { postgresCluster }: Database,
    rest?: PatroniAccess,
  ): FoundController {
    const config = this.#options.kubernetes.find(
      ({ name }) => name === place?.api,
    );
    if (!place || !config) {
      const reason = word('controller-api-unknown', {});
      return { reason };
    }
    if (config.operatorGroup !== undefined && config.operatorGroup !== PGO) {
      const reason = word('controller-other-operator', {
        group: config.operatorGroup,
      });
      return { reason };
    }
    const { actions } = config;
    if (!actions) {
      return {
        reason: word('controller-no-actions', { api: config.name }),
      };
    }
    let operator = this.#operators.get(config.name);
    if (!operator) {
      const { timeoutMs } = this.#options;
      operator = new OperatorAccess({ ...config, actions }, timeoutMs);
      this.#operators.set(config.name, operator);
    }
    const key = {
      namespace: postgresCluster?.namespace ?? place.namespace,
      name: postgresCluster?.name ?? place.scope.replace(/-ha$/, ''),
    };
    return { controller: new PgoController(operator, key, rest) };
  }

  #restOf(name: string): PatroniAccess | undefined {
    const known = this.#rest.get(name);
    const { databases, timeoutMs, orderTimeoutMs } = this.#options;
    const config = databases.find(database => database.name === name);
    if (known || !config?.patroni?.members.length) {
      return known;
    }
    const rest = new PatroniAccess({
      name,
      patroni: config.patroni,
      timeoutMs,
      orderTimeoutMs,
    });
    this.#rest.set(name, rest);
    return rest;
  }
}

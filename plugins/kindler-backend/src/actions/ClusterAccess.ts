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

/** The location of a Patroni cluster in Kubernetes. */
export interface KubernetesTarget {
  /** Name of the API in `kindler.kubernetes`. */
  api: string;
  namespace: string;
  scope: string;
}

/** The controller of a cluster, or the reason why there is none. */
export type FoundController =
  | { controller: ClusterController; reason?: undefined }
  | { controller?: undefined; reason: Wording };

export interface ClusterAccessOptions {
  databases: DatabaseConfig[];
  kubernetes: KubernetesConfig[];
  /** Returns where a cluster was found; undefined if it was not found, or not yet. */
  findPlace: (database: string) => KubernetesTarget | undefined;
  /** Time limit of an answer to a question, in milliseconds. */
  timeoutMs: number;
  /** Time limit of Patroni's answer to an order, in milliseconds. */
  orderTimeoutMs: number;
}

/** The controllers of all clusters, created on first use. */
export class ClusterAccess {
  readonly #options: ClusterAccessOptions;
  readonly #rest = new Map<string, PatroniAccess>();
  readonly #operators = new Map<string, OperatorAccess>();

  constructor(options: ClusterAccessOptions) {
    this.#options = options;
  }

  /**
   * PGO rewrites Patroni's configuration at every reconciliation, so clusters that it manages are changed only through
   * its own object.
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

  /** Returns the actions that can be carried out. */
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

import type {
  Database,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig, KubernetesConfig } from '../config';
import { PGO, type ClusterKey } from '../kubernetes';
import { OperatorAccess } from './operator/OperatorAccess';
import { PatroniAccess } from './rest/PatroniAccess';

/** How a cluster can be acted on, or why it cannot. */
export type Way =
  | { kind: 'patroni'; rest: PatroniAccess; ownerUnknown: boolean }
  | {
      kind: 'postgrescluster';
      operator: OperatorAccess;
      key: ClusterKey;
      /** Where members can be asked, too; they are never told anything. */
      rest?: PatroniAccess;
    }
  | { kind: 'none'; reason: string };

const BY_PATRONI: DatabaseActionKind[] = [
  'switchover',
  'cancel-switchover',
  'restart',
  'reinitialize',
  'pause',
  'resume',
];
const BY_OPERATOR: DatabaseActionKind[] = [
  'switchover',
  'restart',
  'pause',
  'resume',
];

export interface ClusterAccessOptions {
  databases: DatabaseConfig[];
  kubernetes: KubernetesConfig[];
  /** Milliseconds that an answer to a question may take. */
  timeoutMs: number;
  /** Milliseconds that Patroni's answer to an order is waited for. */
  orderTimeoutMs: number;
}

/** The ways to all clusters, made when they are first used. */
export class ClusterAccess {
  readonly #options: ClusterAccessOptions;
  readonly #rest = new Map<string, PatroniAccess>();
  readonly #operators = new Map<string, OperatorAccess>();

  static create(options: ClusterAccessOptions) {
    return new ClusterAccess(options);
  }

  private constructor(options: ClusterAccessOptions) {
    this.#options = options;
  }

  /**
   * PGO writes Patroni's configuration anew whenever it looks at a cluster, so what it runs is changed through its
   * own object only.
   */
  find(database: Database): Way {
    const place = placeOf(database);
    const rest = this.#restOf(database.name);
    if (database.managedBy === 'pgo') {
      return this.#operatorWay(place, rest);
    }
    if (rest) {
      const ownerUnknown =
        !place &&
        this.#options.kubernetes.length > 0 &&
        (database.scope === undefined || /-ha$/.test(database.scope));
      return { kind: 'patroni', rest, ownerUnknown };
    }
    const reason =
      database.managedBy === 'none'
        ? 'Patroni does not run this cluster'
        : 'No REST URL of its members is configured (kindler.databases[].patroni.members)';
    return { kind: 'none', reason };
  }

  /** The actions that the way can carry out. */
  offered(database: Database): DatabaseActionKind[] {
    const { kind } = this.find(database);
    if (kind === 'none') {
      return [];
    }
    return kind === 'patroni' ? BY_PATRONI : BY_OPERATOR;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#rest.values()].map(rest => rest.close()));
  }

  #operatorWay(place: Place | undefined, rest?: PatroniAccess): Way {
    const config = this.#options.kubernetes.find(
      ({ name }) => name === place?.api,
    );
    if (!place || !config) {
      const reason = 'It is not known in which Kubernetes API PGO runs it';
      return { kind: 'none', reason };
    }
    if (config.operatorGroup !== undefined && config.operatorGroup !== PGO) {
      const reason = `An operator runs this cluster that writes its PostgresCluster anew (${config.operatorGroup})`;
      return { kind: 'none', reason };
    }
    const { actions } = config;
    if (!actions) {
      return {
        kind: 'none',
        reason: `PGO runs this cluster, and kindler.kubernetes '${config.name}' has no 'actions'`,
      };
    }
    let operator = this.#operators.get(config.name);
    if (!operator) {
      const { timeoutMs } = this.#options;
      operator = OperatorAccess.create({ ...config, actions }, timeoutMs);
      this.#operators.set(config.name, operator);
    }
    return { kind: 'postgrescluster', operator, key: place.key, rest };
  }

  #restOf(name: string): PatroniAccess | undefined {
    const known = this.#rest.get(name);
    const { databases, timeoutMs, orderTimeoutMs } = this.#options;
    const config = databases.find(database => database.name === name);
    if (known || !config?.patroni?.members.length) {
      return known;
    }
    const rest = PatroniAccess.create({
      name,
      patroni: config.patroni,
      timeoutMs,
      orderTimeoutMs,
    });
    this.#rest.set(name, rest);
    return rest;
  }
}

interface Place {
  api: string;
  key: ClusterKey;
}

/** Where in Kubernetes a cluster was found: its source there is `kubernetes:<api>/<namespace>/<scope>`. */
function placeOf(database: Database): Place | undefined {
  const source = database.sources.find(({ kind }) => kind === 'kubernetes');
  const [, api, namespace, scope] =
    /^kubernetes:([^/]+)\/([^/]+)\/([^/]+)$/.exec(source?.id ?? '') ?? [];
  const { postgresCluster } = database;
  return api
    ? {
        api,
        key: {
          namespace: postgresCluster?.namespace ?? namespace,
          name: postgresCluster?.name ?? scope.replace(/-ha$/, ''),
        },
      }
    : undefined;
}

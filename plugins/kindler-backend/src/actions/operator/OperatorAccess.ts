import {
  faultMessage,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { ServiceUnavailableError } from '@backstage/errors';
import type { KubernetesConfig } from '../../config';
import {
  listInstancePods,
  PostgresClusters,
  type ClusterKey,
  type InstancePod,
  type PostgresClusterObject,
} from '../../kubernetes';
import { classifyError } from '../../model/fault';
import { parseSettings } from '../../dcs/parseSettings';
import type { FailoverLimits, OperatorFacts } from '../plan/ActionFacts';
import { triggerIn } from './patches';
import { DEFAULT_MAXIMUM_LAG } from '../../model/patroni/PatroniSettings';
import { sourceId } from '../../model/SourceId';

/**
 * PostgresClusters of one Kubernetes API. They are changed under the identity for actions, and pods are read under the
 * observer's.
 */
export class OperatorAccess {
  readonly #config: KubernetesConfig;
  readonly #timeoutMs: number;
  readonly #clusters: PostgresClusters;

  constructor(
    config: KubernetesConfig & Required<Pick<KubernetesConfig, 'actions'>>,
    timeoutMs: number,
  ) {
    this.#config = config;
    this.#timeoutMs = timeoutMs;
    this.#clusters = new PostgresClusters({
      identity: config.actions,
      timeoutMs,
    });
  }

  /** Reads what matters before an action, including a fault. */
  async look(
    key: ClusterKey,
  ): Promise<{ operator: OperatorFacts; limits?: FailoverLimits }> {
    try {
      const cluster = await this.#clusters.get(key);
      return { operator: factsOf(cluster), limits: limitsOf(cluster) };
    } catch (error) {
      return { operator: { fault: this.#explain(error).wording } };
    }
  }

  /** Rejects with a ServiceUnavailableError while the API does not answer. */
  async read(key: ClusterKey): Promise<PostgresClusterObject> {
    return this.#guard(() => this.#clusters.get(key));
  }

  async patch(key: ClusterKey, body: object): Promise<PostgresClusterObject> {
    return this.#guard(() => this.#clusters.patch(key, body));
  }

  async listPods(key: ClusterKey): Promise<InstancePod[]> {
    return this.#guard(() =>
      listInstancePods(this.#config, key, this.#timeoutMs),
    );
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { passes, wording } = this.#explain(error);
      throw wordedError(passes ? ServiceUnavailableError : Error, wording);
    }
  }

  #explain(error: unknown): { passes: boolean; wording: Wording } {
    const { name } = this.#config;
    const fault = classifyError(error, sourceId.kubernetes(name));
    return {
      passes: fault.kind === 'timeout' || fault.kind === 'refused',
      wording: word('fault-of-api', { api: name, fault: faultMessage(fault) }),
    };
  }
}

function factsOf({
  metadata,
  spec,
  status,
}: PostgresClusterObject): OperatorFacts {
  const { generation } = metadata ?? {};
  const { observedGeneration } = status ?? {};
  const trigger = triggerIn(metadata?.annotations);
  const pending =
    spec?.patroni?.switchover?.enabled === true &&
    trigger !== status?.patroni?.switchover;
  return {
    paused: spec?.paused === true,
    shutdown: spec?.shutdown === true,
    upToDate:
      generation === undefined || observedGeneration === undefined
        ? undefined
        : observedGeneration >= generation,
    pendingSwitchover: pending ? trigger : undefined,
  };
}

/** The operator writes this section over Patroni's configuration, so a missing key has Patroni's default. */
function limitsOf({ spec }: PostgresClusterObject): FailoverLimits {
  const settings = parseSettings(
    JSON.stringify(spec?.patroni?.dynamicConfiguration ?? {}),
  );
  return {
    maximumLag: settings.maximumLagOnFailover ?? DEFAULT_MAXIMUM_LAG,
    synchronous: settings.synchronous ?? false,
  };
}

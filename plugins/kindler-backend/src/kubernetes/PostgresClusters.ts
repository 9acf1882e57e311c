import type { CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import type { JsonObject } from '@backstage/types';
import { SourceError } from '../model/fault';
import { clientNode } from './clientNode';
import { inTime } from './inTime';
import { loadKubeConfig, type KubernetesIdentity } from './loadKubeConfig';

export const PGO = 'postgres-operator.crunchydata.com';

const PREFERRED_VERSION = 'v1beta1';

export interface ClusterKey {
  namespace: string;
  name: string;
}

/** A PostgresCluster as far as actions need it. */
export interface PostgresClusterObject {
  metadata?: {
    generation?: number;
    annotations?: Record<string, string>;
  };
  spec?: {
    paused?: boolean;
    shutdown?: boolean;
    metadata?: { annotations?: Record<string, string> };
    patroni?: {
      dynamicConfiguration?: JsonObject;
      switchover?: {
        enabled?: boolean;
        targetInstance?: string;
        type?: string;
      };
    };
  };
  status?: {
    observedGeneration?: number;
    patroni?: { switchover?: string };
  };
}

export interface PostgresClustersOptions {
  identity: KubernetesIdentity;
  /** Milliseconds that an answer may take. */
  timeoutMs: number;
}

/**
 * Reads and changes PostgresClusters of Crunchy PGO, one at a time. The identity needs `get` and `patch` on them and
 * nothing else. Rejects with what `classifyError` understands.
 */
export class PostgresClusters {
  readonly #options: PostgresClustersOptions;
  #api: Promise<{ api: CustomObjectsApi; version: string }> | undefined;

  static create(options: PostgresClustersOptions) {
    return new PostgresClusters(options);
  }

  private constructor(options: PostgresClustersOptions) {
    this.#options = options;
  }

  async get(key: ClusterKey): Promise<PostgresClusterObject> {
    const { api, version } = await this.#connect();
    return inTime(
      api.getNamespacedCustomObject(place(key, version)),
      this.#options.timeoutMs,
    );
  }

  /** A JSON merge patch: null takes a field away. */
  async patch(key: ClusterKey, body: object): Promise<PostgresClusterObject> {
    const { api, version } = await this.#connect();
    const { PatchStrategy, setHeaderOptions } = clientNode();
    return inTime(
      api.patchNamespacedCustomObject(
        { ...place(key, version), body, fieldManager: 'kindler' },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      ),
      this.#options.timeoutMs,
    );
  }

  #connect() {
    this.#api ??= this.#discover().catch(error => {
      this.#api = undefined;
      throw error;
    });
    return this.#api;
  }

  async #discover() {
    const config = loadKubeConfig(this.#options.identity);
    const api = config.makeApiClient(clientNode().CustomObjectsApi);
    return { api, version: await this.#findVersion(config) };
  }

  /** `v1beta1` is what every release of PGO serves and stores; `v1` is served since 6.0 and forbids some fields. */
  async #findVersion(config: KubeConfig): Promise<string> {
    const { groups } = await inTime(
      config.makeApiClient(clientNode().ApisApi).getAPIVersions(),
      this.#options.timeoutMs,
    );
    const group = groups.find(({ name }) => name === PGO);
    const served = group?.versions.map(({ version }) => version) ?? [];
    const version = served.includes(PREFERRED_VERSION)
      ? PREFERRED_VERSION
      : group?.preferredVersion?.version ?? served[0];
    if (!version) {
      throw new SourceError(
        'config',
        `The Kubernetes API does not serve PostgresClusters (${PGO})`,
      );
    }
    return version;
  }
}

function place({ namespace, name }: ClusterKey, version: string) {
  return { group: PGO, version, plural: 'postgresclusters', namespace, name };
}

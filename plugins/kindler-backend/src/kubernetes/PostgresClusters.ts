import type { CustomObjectsApi } from '@kubernetes/client-node';
import type { JsonObject } from '@backstage/types';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { clientNode } from './clientNode';
import { findServedVersion, PGO } from './findServedVersion';
import { inTime } from './inTime';
import { loadKubeConfig, type KubernetesIdentity } from './loadKubeConfig';

export { PGO };

export interface ClusterKey {
  namespace: string;
  name: string;
}

/** The part of a PostgresCluster that actions need. */
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
  /** Time limit of an answer in milliseconds. */
  timeoutMs: number;
}

/**
 * Reads and changes PostgresClusters of Crunchy PGO, one at a time. The identity needs only `get` and `patch` on them.
 * Rejects with errors that `classifyError` understands.
 */
export class PostgresClusters {
  readonly #options: PostgresClustersOptions;
  #api: Promise<{ api: CustomObjectsApi; version: string }> | undefined;

  constructor(options: PostgresClustersOptions) {
    this.#options = options;
  }

  async get(key: ClusterKey): Promise<PostgresClusterObject> {
    const { api, version } = await this.#connect();
    return inTime(
      api.getNamespacedCustomObject(place(key, version)),
      this.#options.timeoutMs,
    );
  }

  /** Applies a JSON merge patch, in which null removes a field. */
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
    const { identity, timeoutMs } = this.#options;
    const config = loadKubeConfig(identity);
    const version = await findServedVersion(config, PGO, timeoutMs);
    if (!version) {
      throw new SourceError(
        'config',
        word('fault-kubernetes-no-pgo', { group: PGO }),
      );
    }
    return {
      api: config.makeApiClient(clientNode().CustomObjectsApi),
      version,
    };
  }
}

function place({ namespace, name }: ClusterKey, version: string) {
  return { group: PGO, version, plural: 'postgresclusters', namespace, name };
}

import type { KubeConfig } from '@kubernetes/client-node';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import {
  readKubernetesCluster,
  type KubernetesObject,
} from '../model/kubernetes/readKubernetesCluster';
import { loadKubeConfig } from './loadKubeConfig';
import { ResourceStream, type Resource } from './ResourceStream';

export interface KubernetesPatroniOptions {
  /** Path of a kubeconfig; without it the service account of the pod. */
  kubeconfigFile?: string;
  context?: string;
  /** All namespaces when it is left out. */
  namespace?: string;
  /** Objects that Patroni keeps its records in. */
  mode: 'endpoints' | 'configmaps';
  /** Label that holds Patroni's scope. */
  scopeLabel: string;
  /** Label of pods that holds their role. */
  roleLabel: string;
  /** Milliseconds without news after which the API is asked whether it still answers. */
  idleMs: number;
  /**
   * A cluster appeared, changed or (undefined) vanished; `key` is `namespace/scope`. With a fault a part of what is
   * told was not answered, e.g. pods without records, and must not be taken for the present.
   */
  onCluster: (
    key: string,
    cluster: KubernetesCluster | undefined,
    fault: unknown,
  ) => void;
  /** The API answered just now, whether or not something changed. */
  onAlive: () => void;
  /** A fault, also while no cluster is known. */
  onFault: (error: unknown) => void;
}

/** What was last listed of one kind of object, and what happened since. */
interface Part {
  objects: Map<string, KubernetesObject>;
  listed: boolean;
  fault?: unknown;
}

/** Pods change rarely and are proof of nothing; this is often enough to mend a watch that hangs. */
const POD_IDLE_MS = 60_000;

const ENDPOINTS: Resource = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  plural: 'endpoints',
};
const CONFIG_MAPS: Resource = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
};
const PODS: Resource = { apiVersion: 'v1', kind: 'Pod', plural: 'pods' };

/** Watches every Patroni cluster of a Kubernetes API that carries the scope label. */
export class KubernetesPatroni {
  readonly #options: KubernetesPatroniOptions;
  readonly #records: Part = { objects: new Map(), listed: false };
  readonly #pods: Part = { objects: new Map(), listed: false };
  #known = new Set<string>();
  #streams: ResourceStream[] = [];
  #stopped = false;

  static create(options: KubernetesPatroniOptions) {
    return new KubernetesPatroni(options);
  }

  private constructor(options: KubernetesPatroniOptions) {
    this.#options = options;
  }

  start(): void {
    const { mode, idleMs, onAlive, onFault } = this.#options;
    try {
      const config = loadKubeConfig(this.#options);
      const resource = mode === 'configmaps' ? CONFIG_MAPS : ENDPOINTS;
      this.#streams = [
        this.#stream(config, this.#records, resource, idleMs, onAlive),
        this.#stream(config, this.#pods, PODS, POD_IDLE_MS, () => {}),
      ];
      if (!this.#stopped) {
        this.#streams.forEach(stream => stream.start());
      }
    } catch (error) {
      onFault(error);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#streams.map(stream => stream.stop()));
  }

  #stream(
    config: KubeConfig,
    part: Part,
    resource: Resource,
    idleMs: number,
    onAlive: () => void,
  ): ResourceStream {
    const { namespace, scopeLabel } = this.#options;
    return ResourceStream.create(config, {
      resource,
      namespace,
      labelSelector: scopeLabel,
      idleMs,
      onList: objects => {
        Object.assign(part, { objects, listed: true, fault: undefined });
        onAlive();
        if (this.#fault === undefined) {
          this.#readAll();
        }
      },
      onEvent: (key, object) => {
        onAlive();
        this.#apply(part, key, object);
      },
      onFault: error => {
        part.fault = error;
        this.#options.onFault(error);
        this.#readAll();
      },
    });
  }

  #apply(part: Part, key: string, object: KubernetesObject | undefined) {
    const cluster = this.#clusterOf(object ?? part.objects.get(key));
    if (object) {
      part.objects.set(key, object);
    } else {
      part.objects.delete(key);
    }
    if (cluster && this.#fault === undefined) {
      this.#read(cluster);
    }
  }

  #readAll() {
    const records = groupBy(this.#records.objects, object =>
      this.#clusterOf(object),
    );
    const pods = groupBy(this.#pods.objects, object => this.#clusterOf(object));
    const keys = [...this.#known, ...records.keys(), ...pods.keys()];
    for (const key of new Set(keys)) {
      this.#tell(key, records.get(key) ?? [], pods.get(key) ?? []);
    }
  }

  #read(key: string) {
    const belongs = (object: KubernetesObject) =>
      this.#clusterOf(object) === key;
    const records = [...this.#records.objects.values()].filter(belongs);
    const pods = [...this.#pods.objects.values()].filter(belongs);
    this.#tell(key, records, pods);
  }

  #tell(key: string, records: KubernetesObject[], pods: KubernetesObject[]) {
    const parts = [this.#records, this.#pods];
    if (parts.some(part => !part.listed && part.fault === undefined)) {
      return;
    }
    const [namespace, scope] = key.split('/');
    const { roleLabel, onCluster } = this.#options;
    const cluster = readKubernetesCluster({
      namespace,
      scope,
      records,
      pods,
      roleLabel,
    });
    if (cluster) {
      this.#known.add(key);
    } else {
      this.#known.delete(key);
    }
    onCluster(key, cluster, this.#fault);
  }

  get #fault(): unknown {
    return this.#records.fault ?? this.#pods.fault;
  }

  #clusterOf(object: KubernetesObject | undefined): string | undefined {
    const scope = object?.metadata?.labels?.[this.#options.scopeLabel];
    return scope && `${object?.metadata?.namespace ?? ''}/${scope}`;
  }
}

function groupBy(
  objects: Map<string, KubernetesObject>,
  keyOf: (object: KubernetesObject) => string | undefined,
): Map<string, KubernetesObject[]> {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects.values()) {
    const key = keyOf(object);
    if (key) {
      const group = groups.get(key);
      if (group) {
        group.push(object);
      } else {
        groups.set(key, [object]);
      }
    }
  }
  return groups;
}

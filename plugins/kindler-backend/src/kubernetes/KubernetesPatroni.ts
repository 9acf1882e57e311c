import type { KubeConfig } from '@kubernetes/client-node';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import {
  readKubernetesCluster,
  type KubernetesObject,
} from '../model/kubernetes/readKubernetesCluster';
import { clientNode } from './clientNode';
import { ResourceStream } from './ResourceStream';

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
  /** A cluster appeared or changed; `key` is `namespace/scope`. */
  onCluster: (key: string, cluster: KubernetesCluster | undefined) => void;
  /** The API answered just now, whether or not something changed. */
  onAlive: () => void;
  onFault: (error: unknown) => void;
}

/** Pods change rarely and are proof of nothing; this is often enough to mend a watch that hangs. */
const POD_IDLE_MS = 60_000;

/** Watches every Patroni cluster of a Kubernetes API that carries the scope label. */
export class KubernetesPatroni {
  readonly #options: KubernetesPatroniOptions;
  #records = new Map<string, KubernetesObject>();
  #pods = new Map<string, KubernetesObject>();
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
    const { namespace, scopeLabel, mode, idleMs, onAlive, onFault } =
      this.#options;
    try {
      const config = this.#readConfig();
      const common = { namespace, labelSelector: scopeLabel, onFault };
      const records = ResourceStream.create(config, {
        ...common,
        kind: mode === 'configmaps' ? 'ConfigMap' : 'Endpoints',
        idleMs,
        onList: objects => {
          this.#records = objects;
          onAlive();
          this.#readAll();
        },
        onEvent: (key, object) => {
          onAlive();
          this.#apply(this.#records, key, object);
        },
      });
      const pods = ResourceStream.create(config, {
        ...common,
        kind: 'Pod',
        idleMs: POD_IDLE_MS,
        onList: objects => {
          this.#pods = objects;
          this.#readAll();
        },
        onEvent: (key, object) => this.#apply(this.#pods, key, object),
      });
      this.#streams = [records, pods];
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

  #readConfig(): KubeConfig {
    const { kubeconfigFile, context } = this.#options;
    const client = clientNode();
    const config = new client.KubeConfig();
    if (kubeconfigFile) {
      config.loadFromFile(kubeconfigFile);
    } else {
      config.loadFromCluster();
    }
    if (context) {
      config.setCurrentContext(context);
    }
    return config;
  }

  #apply(
    objects: Map<string, KubernetesObject>,
    key: string,
    object: KubernetesObject | undefined,
  ) {
    const cluster = this.#clusterOf(object ?? objects.get(key));
    if (object) {
      objects.set(key, object);
    } else {
      objects.delete(key);
    }
    if (cluster) {
      this.#read(cluster);
    }
  }

  #readAll() {
    const records = groupBy(this.#records, object => this.#clusterOf(object));
    const pods = groupBy(this.#pods, object => this.#clusterOf(object));
    const keys = [...this.#known, ...records.keys(), ...pods.keys()];
    for (const key of new Set(keys)) {
      this.#tell(key, records.get(key) ?? [], pods.get(key) ?? []);
    }
  }

  #read(key: string) {
    const belongs = (object: KubernetesObject) =>
      this.#clusterOf(object) === key;
    const records = [...this.#records.values()].filter(belongs);
    const pods = [...this.#pods.values()].filter(belongs);
    this.#tell(key, records, pods);
  }

  #tell(key: string, records: KubernetesObject[], pods: KubernetesObject[]) {
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
    onCluster(key, cluster);
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

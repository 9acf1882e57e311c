import {
  CoreV1Api,
  CustomObjectsApi,
  PatchStrategy,
  setHeaderOptions,
  type KubeConfig,
} from '@kubernetes/client-node';
import { setTimeout as pause } from 'node:timers/promises';
import { PGO, POSTGRES } from '../manifests/postgresManifest';

interface Cluster {
  metadata: { name: string; namespace: string; generation: number };
  spec: { shutdown?: boolean; instances: Array<{ replicas: number }> };
}

const PLACE = { group: PGO, version: 'v1beta1', plural: 'postgresclusters' };
const LABELS = {
  [`${PGO}/cluster`]: POSTGRES.name,
  [`${PGO}/instance`]: `${POSTGRES.name}-instance1-abcd`,
};
const POD = `${POSTGRES.name}-instance1-abcd-0`;

/** Does with PostgresClusters what PGO does, as far as the provider sees it: a pod for each, and their status. */
export class PostgresOperatorStandIn {
  readonly #custom: CustomObjectsApi;
  readonly #core: CoreV1Api;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(config: KubeConfig) {
    this.#custom = config.makeApiClient(CustomObjectsApi);
    this.#core = config.makeApiClient(CoreV1Api);
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run() {
    while (!this.#stopped) {
      // Namespaces end at any time, and quotas refuse pods.
      const { items } = await this.#custom
        .listClusterCustomObject(PLACE)
        .catch(() => ({ items: [] }));
      for (const item of items as Cluster[]) {
        await this.#lead(item).catch(() => {});
      }
      await pause(100);
    }
  }

  async #lead({ metadata, spec }: Cluster) {
    const { namespace, name, generation } = metadata;
    const place = { namespace, name: POD };
    const { replicas } = spec.instances[0];
    if (spec.shutdown) {
      await this.#core.deleteNamespacedPod(place).catch(() => {});
    } else {
      const isThere = await this.#core.readNamespacedPod(place).then(
        () => true,
        () => false,
      );
      if (!isThere) {
        await this.#core.createNamespacedPod({
          namespace,
          body: {
            metadata: { name: POD, labels: LABELS },
            spec: { containers: [{ name: 'database', image: 'none' }] },
          },
        });
      }
    }
    const readyReplicas = spec.shutdown ? 0 : replicas;
    const status = {
      observedGeneration: generation,
      instances: [{ name: POSTGRES.instances, replicas, readyReplicas }],
    };
    await this.#custom.patchNamespacedCustomObjectStatus(
      { ...PLACE, namespace, name, body: { status } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }
}

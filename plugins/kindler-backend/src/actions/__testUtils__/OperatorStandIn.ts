import { setTimeout as delay } from 'node:timers/promises';
import type { CustomObjectsApi } from '@kubernetes/client-node';
import { waitFor, type Lab } from '@kindler/lab';
import {
  PGO,
  type PostgresClusterObject,
} from '../../kubernetes/PostgresClusters';
import { clientNode } from '../../kubernetes/clientNode';
import { loadKubeConfig } from '../../kubernetes/loadKubeConfig';

const PAUSE_MS = 200;
const RESTART = 'kindler.dev/restart';

/**
 * Plays PGO on the lab's real Patroni for the orders of our actions: it switches over, writes the dynamic
 * configuration, replaces pods (by restarting their PostgreSQL, because nothing runs in them here), and reports in the
 * status.
 */
export class OperatorStandIn {
  readonly restarted: string[] = [];
  readonly #lab: Lab;
  readonly #stop = new AbortController();
  #lies = false;
  #paused: boolean | undefined;
  #restart: string | undefined;
  #loop?: Promise<void>;

  static start(lab: Lab) {
    const operator = new OperatorStandIn(lab);
    operator.#loop = operator.#run();
    return operator;
  }

  private constructor(lab: Lab) {
    this.#lab = lab;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Reports switchovers without carrying them out, until it is resumed. */
  lie(): void {
    this.#lies = true;
  }

  resume(): void {
    this.#lies = false;
  }

  async hasReported(trigger: string): Promise<void> {
    await waitFor(
      `the report of ${trigger}`,
      async () => {
        const { status } = await this.read();
        return status?.patroni?.switchover === trigger ? true : undefined;
      },
      { deadlineMs: 30_000 },
    );
  }

  async read(): Promise<PostgresClusterObject> {
    return this.#api.getNamespacedCustomObject(this.#place);
  }

  async patch(body: object): Promise<void> {
    await this.#api.patchNamespacedCustomObject(
      { ...this.#place, body },
      merge(),
    );
  }

  get #api(): CustomObjectsApi {
    const { kubeconfigFile } = this.#lab.state.kubernetes!;
    return loadKubeConfig({ kubeconfigFile }).makeApiClient(
      clientNode().CustomObjectsApi,
    );
  }

  get #place() {
    const { namespace, cluster: name } = this.#lab.state.kubernetes!;
    const version = 'v1beta1';
    return { group: PGO, version, plural: 'postgresclusters', namespace, name };
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      // Retries after any failure, as PGO does.
      await this.#reconcile().catch(() => {});
      await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #reconcile(): Promise<void> {
    const object = await this.read();
    const { spec, metadata } = object;
    await this.#writePause(spec?.patroni?.dynamicConfiguration?.pause === true);
    await this.#replacePods(spec?.metadata?.annotations?.[RESTART]);
    const switchover = await this.#switchOver(object);
    await this.#api.patchNamespacedCustomObjectStatus(
      {
        ...this.#place,
        body: {
          status: {
            observedGeneration: metadata?.generation,
            patroni: { switchover },
          },
        },
      },
      merge(),
    );
  }

  async #switchOver({
    metadata,
    spec,
    status,
  }: PostgresClusterObject): Promise<string | null> {
    const order = spec?.patroni?.switchover;
    const trigger = metadata?.annotations?.[`${PGO}/trigger-switchover`];
    if (!order?.enabled || !trigger) {
      return null;
    }
    if (status?.patroni?.switchover !== trigger && !this.#lies) {
      const target = order.targetInstance;
      await this.#lab.switchover(target && `${target}-0`);
    }
    return trigger;
  }

  async #writePause(paused: boolean): Promise<void> {
    if (this.#paused !== paused) {
      await this.#ask((await this.#lab.leader())!, 'PATCH', '/config', {
        pause: paused ? true : null,
      });
      this.#paused = paused;
    }
  }

  async #replacePods(value: string | undefined): Promise<void> {
    if (!value || value === this.#restart) {
      return;
    }
    const { kubeconfigFile, namespace } = this.#lab.state.kubernetes!;
    const core = loadKubeConfig({ kubeconfigFile }).makeApiClient(
      clientNode().CoreV1Api,
    );
    for (const { name } of this.#lab.state.members) {
      await this.#ask(name, 'POST', '/restart', {});
      await core.patchNamespacedPod(
        {
          name,
          namespace,
          body: { metadata: { annotations: { [RESTART]: value } } },
        },
        merge(),
      );
      this.restarted.push(name);
    }
    this.#restart = value;
  }

  async #ask(member: string, method: string, path: string, body: object) {
    const { restUrl } = this.#lab.state.members.find(
      ({ name }) => name === member,
    )!;
    await fetch(`${restUrl}${path}`, { method, body: JSON.stringify(body) });
  }
}

function merge() {
  const { PatchStrategy, setHeaderOptions } = clientNode();
  return setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
}

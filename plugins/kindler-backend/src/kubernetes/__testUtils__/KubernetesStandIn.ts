import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

const KINDS: Record<string, string> = {
  endpoints: 'Endpoints',
  configmaps: 'ConfigMap',
  pods: 'Pod',
  services: 'Service',
  endpointslices: 'EndpointSlice',
};

/** Answers lists and watches like an API server, as far as observing needs it. */
export class KubernetesStandIn {
  /** By plural name. */
  objects: Partial<Record<string, readonly KubernetesObject[]>> = {};
  /** Whether it closes connections without an answer. */
  isAway = false;
  /** Past requests as `<plural>?<query>`. */
  readonly asked: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'kindler-kubernetes-'));
  readonly #server: Server;
  readonly #watches = new Map<string, Set<ServerResponse>>();
  /** Events that every watch gets at once. A watch is closed if this is undefined. */
  atOnce: object[] | undefined = [];

  static async start() {
    const api = new KubernetesStandIn();
    await new Promise<void>(resolve => {
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    api.#writeKubeconfig();
    return api;
  }

  private constructor() {
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  get kubeconfigFile(): string {
    return join(this.#folder, 'config');
  }

  /** Number of open watches of a kind. */
  watchers(plural: string): number {
    return this.#watches.get(plural)?.size ?? 0;
  }

  /** Sends an event to all open watches. */
  send(plural: string, event: object): void {
    this.#watches
      .get(plural)
      ?.forEach(response => response.write(`${JSON.stringify(event)}\n`));
  }

  closeWatches(plural: string): void {
    this.#watches.get(plural)?.forEach(response => response.end());
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    if (this.isAway) {
      request.socket.destroy();
      return;
    }
    const { pathname, searchParams } = new URL(request.url!, 'http://x');
    const [plural, group = ''] = pathname.split('/').reverse();
    const kind = KINDS[plural];
    if (!kind) {
      const resources = Object.entries(KINDS)
        .filter(([name]) => (name === 'endpointslices') === (group !== 'api'))
        .map(([name, each]) => ({ name, kind: each, namespaced: true }));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ resources }));
      return;
    }
    this.asked.push(`${plural}?${searchParams}`);
    response.setHeader('content-type', 'application/json');
    if (searchParams.has('watch')) {
      const watches = this.#watches.get(plural) ?? new Set();
      this.#watches.set(plural, watches.add(response));
      response.on('close', () => watches.delete(response));
      response.flushHeaders();
      if (!this.atOnce) {
        response.end();
      }
      this.atOnce?.forEach(each => response.write(`${JSON.stringify(each)}\n`));
      return;
    }
    const items = this.objects[plural] ?? [];
    const metadata = { resourceVersion: '1' };
    response.end(JSON.stringify({ kind: `${kind}List`, metadata, items }));
  }

  #writeKubeconfig() {
    const { port } = this.#server.address() as AddressInfo;
    const config = {
      clusters: [
        {
          name: 'c',
          cluster: {
            server: `http://127.0.0.1:${port}`,
            'insecure-skip-tls-verify': true,
          },
        },
      ],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    };
    writeFileSync(this.kubeconfigFile, JSON.stringify(config));
  }
}

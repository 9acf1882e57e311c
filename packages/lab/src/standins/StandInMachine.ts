import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { K3dStandIn } from './K3dStandIn';
import { KindStandIn } from './KindStandIn';
import { StandInApis } from './StandInApis';
import { fails, type StandInAnswer } from './StandInAnswer';
import { StandInDocker } from './StandInDocker';
import type { StandInFault, StandInTool } from './StandInTool';

const TOOL = join(
  dirname(require.resolve('@kindler/lab/package.json')),
  'standins/tool.cjs',
);

/** @public */
export interface StandInCall {
  tool: string;
  args: string[];
  input: string;
}

/**
 * A machine with `docker`, `k3d` and `kind`: executables that speak as the real ones do, record what they are called with,
 * and fail on request.
 * @public
 */
export class StandInMachine {
  readonly docker = new StandInDocker();
  readonly calls: StandInCall[] = [];
  /** Faults of the next creations, in this order. */
  readonly faults: StandInFault[] = [];
  readonly #folder: string;
  readonly #server: Server;
  readonly #apis: StandInApis;
  readonly #tools: Record<string, StandInTool>;

  /** `real` clusters have API servers of their own; KUBEBUILDER_ASSETS says where these are. */
  static async start({ real }: { real: boolean }): Promise<StandInMachine> {
    const folder = await mkdtemp(join(tmpdir(), 'kindler-machine-'));
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}`;
    const machine = new StandInMachine(folder, server, base, real);
    for (const tool of ['docker', 'k3d', 'kind']) {
      const file = join(folder, tool);
      const line = [process.execPath, TOOL, `${base}/run`, tool]
        .map(part => `'${part}'`)
        .join(' ');
      await writeFile(file, `#!/bin/sh\nexec ${line} "$@"\n`);
      await chmod(file, 0o700);
    }
    return machine;
  }

  private constructor(
    folder: string,
    server: Server,
    base: string,
    real: boolean,
  ) {
    this.#folder = folder;
    this.#server = server;
    this.#apis = new StandInApis({ real, base });
    const parts = {
      docker: this.docker,
      apis: this.#apis,
      nextFault: () => this.faults.shift(),
    };
    this.#tools = {
      docker: { run: async args => this.#runDocker(args) },
      k3d: new K3dStandIn(parts),
      kind: new KindStandIn(parts),
    };
    server.on('request', (request, response) =>
      this.#answer(request, response).catch(error => {
        response.end(JSON.stringify(fails(String(error), 70)));
      }),
    );
  }

  /** Path of an executable. */
  program(tool: 'docker' | 'k3d' | 'kind'): string {
    return join(this.#folder, tool);
  }

  /** What a tool was called with, its arguments in one line. */
  callsOf(tool: string): string[] {
    return this.calls
      .filter(call => call.tool === tool)
      .map(({ args }) => args.join(' '));
  }

  async close(): Promise<void> {
    await this.#apis.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method === 'GET') {
      this.#answerAsApi(request.url ?? '', response);
      return;
    }
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const call: StandInCall = JSON.parse(body);
    this.calls.push(call);
    const answer = await this.#tools[call.tool].run(call.args, call.input);
    response.end(JSON.stringify(answer));
  }

  /** Nodes of kind are stopped and started by Docker alone. */
  async #runDocker(args: string[]): Promise<StandInAnswer> {
    const answer = this.docker.run(args);
    const [command, ...names] = args;
    if (answer.code === 0 && (command === 'start' || command === 'stop')) {
      const { cluster } = this.docker.containers.get(names[0])!;
      const nodes = this.docker.of(cluster, 'kind').map(({ name }) => name);
      await (command === 'start'
        ? this.#apis.start(`kind-${cluster}`, nodes)
        : this.#apis.stop(`kind-${cluster}`));
    }
    return answer;
  }

  /** The API of a cluster that has no server of its own: it is ready while its containers run. */
  #answerAsApi(path: string, response: ServerResponse): void {
    const [, context, ...rest] = path.split('/');
    const [tool, ...name] = context.split('-');
    const nodes = this.docker
      .of(name.join('-'), tool)
      .filter(({ role, running }) => running && role !== 'loadbalancer');
    response.statusCode = this.#apis.isRunning(context) ? 200 : 503;
    response.setHeader('content-type', 'application/json');
    response.end(
      rest.join('/') === 'readyz'
        ? 'ok'
        : JSON.stringify({
            apiVersion: 'v1',
            kind: 'NodeList',
            metadata: {},
            items: nodes.map(node => ({
              metadata: { name: node.name },
              status: { conditions: [{ type: 'Ready', status: 'True' }] },
            })),
          }),
    );
  }
}

import { ConflictError } from '@backstage/errors';
import { asUnavailable } from '../asUnavailable';
import type { SocketTls } from '../prepareSocket';
import { RuntimeSocket } from '../RuntimeSocket';
import { askHost, type HostAnswer } from './askHost';
import { HostFiles } from './HostFiles';
import { formatAddress, holderOf, type HostRoute } from './HostRoute';
import { HostRuntime } from './HostRuntime';
import { frontendLines } from './hostTexts';

const TIMEOUT_MS = 3_000;

export interface HostRoutesOptions {
  gateway: { name: string; socket: string; socketTls?: SocketTls };
  /** Folder of the two files, which are Kindler's alone. */
  folder: string;
  /** HTTP listener whose frontend has the lines of {@link frontendLines}. */
  listener: { host: string; port: number };
}

/**
 * HTTP hosts of environments on a gateway: in files that HAProxy reads at a reload, and in the running HAProxy at once,
 * without a reload.
 */
export class HostRoutes {
  readonly #options: HostRoutesOptions;
  readonly #files: HostFiles;
  readonly #runtime: HostRuntime;

  constructor(options: HostRoutesOptions) {
    this.#options = options;
    this.#files = new HostFiles(options.folder);
    this.#runtime = new HostRuntime(
      RuntimeSocket.create({
        address: options.gateway.socket,
        tls: options.gateway.socketTls,
        timeoutMs: TIMEOUT_MS,
      }),
      this.#files.map,
    );
  }

  /** Makes the files where they are not there yet. */
  async prepare(): Promise<void> {
    await this.#files.prepare();
  }

  /** Why hosts cannot be changed now, and what helps; undefined where they can. */
  async trouble(): Promise<{ reason: string; hint: string } | undefined> {
    const unwritable = await this.#files.trouble();
    if (unwritable) {
      return {
        reason: unwritable,
        hint: 'Look at kindler.registrations.haproxy.folder',
      };
    }
    try {
      const reason = await this.#guard(() => this.#runtime.trouble());
      return reason === undefined
        ? undefined
        : { reason, hint: this.howToLead() };
    } catch (error) {
      return {
        reason: (error as Error).message,
        hint: 'Environments can be made without `haproxy` meanwhile',
      };
    }
  }

  /** What is to be done once, by hand. */
  howToLead(): string {
    return [
      'Write once into the HTTP frontend of haproxy.cfg:',
      ...frontendLines(this.#files.map).map(line => `  ${line}`),
      `and start HAProxy also with \`-f ${
        this.#files.backend
      }\`, behind its own configuration`,
    ].join('\n');
  }

  /** Rejects where another environment holds one of the hosts. */
  async expectFree(environment: string, hosts: string[]): Promise<void> {
    expectFree(await this.#files.read(), environment, hosts);
  }

  /** Environments that have something in the files. */
  async list(): Promise<string[]> {
    const servers = (await this.#files.read()).map(({ server }) => server);
    return [...new Set(servers.map(holderOf))];
  }

  /** What an environment has in the files. */
  async of(environment: string): Promise<HostRoute[]> {
    return held(await this.#files.read(), environment);
  }

  /** Lets an environment have these routes and no others, in the files first. */
  async apply(
    environment: string,
    wanted: HostRoute[],
    signal: AbortSignal,
  ): Promise<void> {
    await this.#files.exclusively(async ({ routes, write, expectHeld }) => {
      const hosts = wanted.flatMap(route => route.hosts);
      expectFree(routes, environment, hosts);
      const others = routes.filter(
        ({ server }) => holderOf(server) !== environment,
      );
      // What cannot be told to HAProxy is not written either: both stay as they are.
      const seen = await this.#guard(() => this.#runtime.read());
      await write([...others, ...wanted]);
      await this.#guard(async () => {
        for (const route of wanted) {
          const { server } = route;
          await expectHeld();
          await this.#runtime.putServer(route, seen.servers.get(server));
          for (const host of route.hosts) {
            const isNew = !seen.hosts.has(host);
            await this.#runtime.putHost(host, server, isNew);
          }
        }
        for (const [host, server] of seen.hosts) {
          if (holderOf(server) === environment && !hosts.includes(host)) {
            await expectHeld();
            await this.#runtime.dropHost(host);
          }
        }
        for (const server of seen.servers.keys()) {
          if (
            holderOf(server) === environment &&
            !wanted.some(route => route.server === server)
          ) {
            await expectHeld();
            await this.#runtime.dropServer(server, signal);
          }
        }
      });
    });
  }

  /** What is otherwise than wanted, in words, in the files and in the running HAProxy; empty where nothing is. */
  async differences(
    environment: string,
    wanted: HostRoute[],
  ): Promise<string[]> {
    const written = await this.of(environment);
    const { hosts, servers } = await this.#guard(() => this.#runtime.read());
    const running = [...servers.values()]
      .filter(({ server }) => holderOf(server) === environment)
      .map(({ server, address, port, admin }) => ({
        server,
        address: { host: address, port },
        hosts: [...hosts]
          .filter(([, to]) => to === server)
          .map(([host]) => host),
        isOff: admin !== 'ready',
      }));
    return [
      ...differ('the files', written, wanted),
      ...differ('the running HAProxy', running, wanted),
      ...running
        .filter(({ isOff }) => isOff)
        .map(({ server }) => `server '${server}' is set aside`),
    ];
  }

  /** What a client with this host gets now. */
  async ask(host: string, signal: AbortSignal): Promise<HostAnswer> {
    return this.#guard(() => askHost(this.#options.listener, host, signal));
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    return asUnavailable(this.#options.gateway.name, work);
  }
}

function held(routes: HostRoute[], environment: string): HostRoute[] {
  return routes.filter(({ server }) => holderOf(server) === environment);
}

function expectFree(
  routes: HostRoute[],
  environment: string,
  hosts: string[],
): void {
  for (const { server, hosts: its } of routes) {
    const taken = its.find(host => hosts.includes(host));
    if (taken && holderOf(server) !== environment) {
      throw new ConflictError(
        `Host '${taken}' is held by environment '${holderOf(server)}'`,
      );
    }
  }
}

function differ(
  where: string,
  found: HostRoute[],
  wanted: HostRoute[],
): string[] {
  const [there, asked] = [found, wanted].map(routes => pairsOf(routes));
  return [
    ...asked
      .filter(pair => !there.includes(pair))
      .map(pair => `${where} lacks ${pair}`),
    ...there
      .filter(pair => !asked.includes(pair))
      .map(pair => `${where} still has ${pair}`),
  ];
}

function pairsOf(routes: HostRoute[]): string[] {
  return routes.flatMap(({ server, address, hosts }) => {
    const to = `server '${server}' at ${formatAddress(address)}`;
    return [to, ...hosts.map(host => `'${host}' to ${server}`)];
  });
}

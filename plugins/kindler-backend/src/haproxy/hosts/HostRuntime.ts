import { until, word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import {
  parseServersState,
  type ServerState,
} from '../parsing/parseServersState';
import type { RuntimeSocket } from '../RuntimeSocket';
import { formatAddress, type HostRoute } from './HostRoute';
import { BACKEND, SERVER_OPTIONS } from './hostTexts';

const REMOVE_MS = 15_000;
/** How long requests that are under way may take before they are ended. */
const GRACE_MS = 5_000;

/** What HAProxy knows of hosts. */
export interface RuntimeHosts {
  /** Server by host. */
  hosts: Map<string, string>;
  servers: Map<string, ServerState>;
}

/** Hosts as the running HAProxy has them, changed over its runtime socket without a reload. */
export class HostRuntime {
  readonly #socket: RuntimeSocket;
  readonly #map: string;

  /** `map` is the path of the map as haproxy.cfg has it. */
  constructor(socket: RuntimeSocket, map: string) {
    this.#socket = socket;
    this.#map = map;
  }

  /** Why hosts cannot be changed; undefined where they can. */
  async trouble(): Promise<string | undefined> {
    const level = (await this.#socket.ask('show cli level')).trim();
    if (level !== 'admin') {
      return `The runtime socket has level ${level}; add \`level admin\` to its line in haproxy.cfg`;
    }
    return this.read().then(
      () => undefined,
      error => (error as Error).message,
    );
  }

  /** Rejects where HAProxy does not have the map or the backend. */
  async read(): Promise<RuntimeHosts> {
    const map = await this.#socket.ask(`show map ${this.#map}`);
    if (map.startsWith('Unknown map')) {
      throw new SourceError(
        'config',
        word('fault-haproxy-no-map', { file: this.#map }),
      );
    }
    const states = await this.#socket.ask(`show servers state ${BACKEND}`);
    if (/^(Can't find|No such) backend/m.test(states)) {
      throw new SourceError(
        'config',
        word('fault-haproxy-no-backend', { backend: BACKEND }),
      );
    }
    const entries = map
      .split('\n')
      .map(line => line.trim().split(' '))
      .filter(cells => cells.length === 3)
      .map(([, host, server]) => [host, server] as const);
    return {
      hosts: new Map(entries),
      servers: new Map(
        parseServersState(states).map(state => [state.server, state]),
      ),
    };
  }

  /** Lets a server be there at its address, and take requests. */
  async putServer(
    { server, address }: HostRoute,
    state: ServerState | undefined,
  ): Promise<void> {
    const name = `${BACKEND}/${server}`;
    if (!state) {
      await this.#order(
        `add server ${name} ${formatAddress(address)} ${SERVER_OPTIONS}`,
        /^New server registered/,
      );
      await this.#order(`enable health ${name}`);
    } else if (state.address !== address.host || state.port !== address.port) {
      await this.#order(
        `set server ${name} addr ${address.host} port ${address.port}`,
        /changed from|no need to change/,
      );
    }
    if (state?.admin !== 'ready') {
      await this.#order(`enable server ${name}`);
    }
  }

  async putHost(host: string, server: string, isNew: boolean): Promise<void> {
    await this.#order(
      `${isNew ? 'add' : 'set'} map ${this.#map} ${host} ${server}`,
    );
  }

  async dropHost(host: string): Promise<void> {
    await this.#order(`del map ${this.#map} ${host}`, /^(Key not found|$)/);
  }

  /** Removes a server that no host leads to any more; requests that do not end are ended. */
  async dropServer(server: string, signal: AbortSignal): Promise<void> {
    const name = `${BACKEND}/${server}`;
    const began = performance.now();
    await this.#order(`set server ${name} state maint`, /^(No such server|$)/);
    let last = '';
    await until(
      async () => {
        last = (await this.#socket.order(`del server ${name}`)).trim();
        if (/^(Server deleted|No such server)/.test(last)) {
          return true;
        }
        if (performance.now() - began > GRACE_MS) {
          await this.#order(`shutdown sessions server ${name}`);
        }
        return undefined;
      },
      {
        everyMs: 200,
        ms: REMOVE_MS,
        signal,
        late: () =>
          new SourceError(
            'http',
            word('fault-haproxy-keeps', { server: name, said: last }),
          ),
      },
    );
  }

  async #order(command: string, done: RegExp = /^$/): Promise<void> {
    const answer = (await this.#socket.order(command)).trim();
    if (!done.test(answer)) {
      const said = answer.slice(0, 200);
      throw new SourceError(
        'http',
        word('fault-haproxy-answered', { command, said }),
      );
    }
  }
}

import {
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { ConflictError } from '@backstage/errors';
import type {
  DrivenGateway,
  DrivenServer,
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import { asUnavailable } from '../asUnavailable';
import { parseServersState } from '../parsing/parseServersState';
import { RuntimeSocket } from '../RuntimeSocket';

const TIMEOUT_MS = 3000;

/** Drives a gateway over its runtime socket. Rejects with 503 while HAProxy is away. */
export class RuntimeSocketDriver implements GatewayDriver {
  readonly capabilities = { health: true, address: true, weight: true };
  readonly #gateway: DrivenGateway;
  readonly #socket: RuntimeSocket;

  constructor(gateway: DrivenGateway) {
    if (!gateway.socket) {
      throw new Error(
        `The gateway has no runtime socket; set kindler.gateways '${gateway.name}'.socket`,
      );
    }
    this.#gateway = gateway;
    this.#socket = RuntimeSocket.create({
      address: gateway.socket,
      tls: gateway.socketTls,
      timeoutMs: TIMEOUT_MS,
    });
  }

  async explainRefusal(): Promise<Wording | undefined> {
    const level = await this.#guard(() => this.#socket.ask('show cli level'));
    return level.trim() === 'admin' ? undefined : word('gateway-no-admin', {});
  }

  async readServers(proxy: string): Promise<DrivenServer[]> {
    const text = await this.#guard(() =>
      this.#socket.ask(`show servers state ${proxy}`),
    );
    if (/^(Can't find|No such) backend/m.test(text)) {
      throw wordedError(
        ConflictError,
        word('gateway-no-proxy', { gateway: this.#gateway.name, proxy }),
      );
    }
    return parseServersState(text).map(
      ({ server, address, port, admin, running, judged, weight }) => ({
        name: server,
        address,
        port,
        admin,
        running,
        judged,
        weight,
      }),
    );
  }

  async apply(proxy: string, changes: ServerChange[]): Promise<void> {
    if (changes.length > 0) {
      const commands = this.preview(proxy, changes);
      await this.#guard(() => this.#socket.change(commands));
    }
  }

  preview(proxy: string, changes: ServerChange[]): string[] {
    return changes.map(change => toCommand(proxy, change));
  }

  /** Writes the servers' states where HAProxy reads them at a reload. */
  async persist(): Promise<boolean> {
    const { stateFile } = this.#gateway;
    if (!stateFile) {
      return false;
    }
    const text = await this.#guard(() =>
      this.#socket.ask('show servers state'),
    );
    parseServersState(text);
    const draft = `${stateFile}.${randomUUID()}.tmp`;
    try {
      await writeFile(draft, text, { mode: 0o644 });
      await rename(draft, stateFile);
    } finally {
      await rm(draft, { force: true });
    }
    return true;
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    return asUnavailable(this.#gateway.name, work);
  }
}

function toCommand(proxy: string, change: ServerChange): string {
  const server = `${proxy}/${change.server}`;
  if ('state' in change) {
    return `set server ${server} state ${change.state}`;
  }
  if ('health' in change) {
    return `set server ${server} health ${change.health}`;
  }
  if ('weight' in change) {
    return `set server ${server} weight ${change.weight}`;
  }
  return 'address' in change
    ? `set server ${server} addr ${change.address} port ${change.port}`
    : `shutdown sessions server ${server}`;
}

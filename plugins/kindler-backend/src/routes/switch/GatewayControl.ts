import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { GatewayConfig, RouteConfig } from '../../config';
import { RuntimeSocket } from '../../haproxy/RuntimeSocket';
import { classifyError, SourceError } from '../../model/fault';
import {
  parseServersState,
  type ServerState,
} from '../../model/parseServersState';

const TIMEOUT_MS = 3000;

/** The part of a gateway's runtime API that a route's switch needs. Rejects with 503 while HAProxy is away. */
export class GatewayControl {
  readonly #gateway: GatewayConfig;
  readonly #socket: RuntimeSocket;

  /** Throws a ConflictError when the gateway has no runtime socket. */
  static create(gateway: GatewayConfig) {
    if (!gateway.socket) {
      throw new ConflictError(
        `Gateway '${gateway.name}' has no runtime socket; set kindler.gateways '${gateway.name}'.socket`,
      );
    }
    const socket = RuntimeSocket.create({
      address: gateway.socket,
      timeoutMs: TIMEOUT_MS,
    });
    return new GatewayControl(gateway, socket);
  }

  private constructor(gateway: GatewayConfig, socket: RuntimeSocket) {
    this.#gateway = gateway;
    this.#socket = socket;
  }

  /** The states of the servers in the route's proxy, by server name. */
  async readServers(route: RouteConfig): Promise<Map<string, ServerState>> {
    const text = await this.#guard(() =>
      this.#socket.ask(`show servers state ${route.proxy}`),
    );
    if (/^(Can't find|No such) backend/m.test(text)) {
      throw new ConflictError(
        `Gateway '${this.#gateway.name}' has no proxy '${route.proxy}'`,
      );
    }
    return new Map(
      parseServersState(text).map(server => [server.server, server]),
    );
  }

  async isAdmin(): Promise<boolean> {
    const text = await this.#guard(() => this.#socket.ask('show cli level'));
    return text.trim() === 'admin';
  }

  async change(commands: string[]): Promise<void> {
    if (commands.length > 0) {
      await this.#guard(() => this.#socket.change(commands));
    }
  }

  /** Writes the servers' states where HAProxy reads them at a reload; false when no such file is configured. */
  async keepState(): Promise<boolean> {
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
    try {
      return await work();
    } catch (error) {
      if (error instanceof SourceError && error.kind !== 'timeout') {
        throw error;
      }
      const source = `haproxy-runtime:${this.#gateway.name}/socket`;
      const fault = classifyError(error, source);
      throw new ServiceUnavailableError(
        `Gateway '${this.#gateway.name}': ${fault.message}. ${fault.hint}`,
      );
    }
  }
}

import { type HaproxyInfo } from '../model/haproxy/GatewayStats';
import { parseCliSockets } from './parsing/parseCliSockets';
import { parseInfo } from './parsing/parseInfo';
import { type GatewayStats } from '../model/haproxy/GatewayStats';
import { parseStats } from './parsing/parseStats';
import type { SocketAddress } from './prepareSocket';
import { RuntimeSocket } from './RuntimeSocket';

/** Statistics with what the process says of itself. */
export type RuntimeStats = GatewayStats & { info: HaproxyInfo };

/** Reads HAProxy's statistics over its runtime socket. Rejects with what `classifyError` understands. */
export class HaproxyRuntime {
  readonly #socket: RuntimeSocket;

  static create(options: SocketAddress & { timeoutMs: number }) {
    return new HaproxyRuntime(RuntimeSocket.create(options));
  }

  private constructor(socket: RuntimeSocket) {
    this.#socket = socket;
  }

  async read(): Promise<RuntimeStats> {
    const stats = parseStats(await this.#socket.ask('show stat'));
    const info = parseInfo(await this.#socket.ask('show info'));
    const sockets = await this.#socket.ask('show cli sockets').catch(() => '');
    const commandSockets = parseCliSockets(sockets);
    return {
      ...stats,
      info: {
        ...info,
        ...(commandSockets.length > 0 && { commandSockets }),
      },
    };
  }
}

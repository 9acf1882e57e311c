import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import type {
  DrivenGateway,
  DrivenServer,
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';
import { asUnavailable } from '../asUnavailable';
import { OwnedFiles, type Note } from '../files/OwnedFiles';
import type { OwnedFilesConfig } from '../files/OwnedProxy';
import { MasterSocket } from '../master/MasterSocket';
import { parseServersState } from '../parsing/parseServersState';
import { RuntimeSocket } from '../RuntimeSocket';
import { RuntimeSocketDriver } from './RuntimeSocketDriver';

const TIMEOUT_MS = 3000;
/** The master answers when the new worker was started. */
const RELOAD_TIMEOUT_MS = 30_000;

/**
 * Drives a gateway over its runtime socket, and keeps the changes by files that HAProxy reads at a reload. The running
 * HAProxy is changed first, so a reload never opens a server that was closed.
 */
export class FilesDriver implements GatewayDriver {
  readonly capabilities;
  readonly #name: string;
  readonly #running: RuntimeSocketDriver;
  readonly #runtime: RuntimeSocket;
  readonly #files: OwnedFiles;

  constructor(gateway: DrivenGateway & { files?: OwnedFilesConfig }) {
    const { name, socket, socketTls, masterSocket, files } = gateway;
    const key = `kindler.gateways '${name}'`;
    if (!socket || !masterSocket || !files) {
      const missing = Object.entries({ socket, masterSocket, files })
        .filter(([, value]) => !value)
        .map(([each]) => each);
      throw new Error(
        `The driver 'files' needs more; set ${key}.${missing.join(', ')}`,
      );
    }
    this.#name = name;
    this.#running = new RuntimeSocketDriver({ name, socket, socketTls });
    this.capabilities = this.#running.capabilities;
    this.#runtime = RuntimeSocket.create({
      address: socket,
      tls: socketTls,
      timeoutMs: TIMEOUT_MS,
    });
    const master = new MasterSocket({
      address: masterSocket,
      timeoutMs: RELOAD_TIMEOUT_MS,
    });
    this.#files = new OwnedFiles({
      gateway: name,
      config: files,
      master: {
        ask: command => asUnavailable(name, () => master.ask(command)),
        order: command => asUnavailable(name, () => master.order(command)),
      },
    });
  }

  /** Makes the files where they are missing. */
  async prepare(): Promise<void> {
    await this.#files.prepare();
  }

  async explainRefusal(): Promise<Wording | undefined> {
    return (
      (await this.#running.explainRefusal()) ??
      this.#files.explainRefusal(parseServersState(await this.#readStates()))
    );
  }

  async readServers(proxy: string): Promise<DrivenServer[]> {
    return this.#running.readServers(proxy);
  }

  async apply(proxy: string, changes: ServerChange[]): Promise<void> {
    await this.#running.apply(proxy, changes);
  }

  preview(proxy: string, changes: ServerChange[]): string[] {
    return this.#running.preview(proxy, changes);
  }

  async persist(note?: Note): Promise<boolean> {
    await this.#files.write(() => this.#readStates(), note);
    return true;
  }

  async #readStates(): Promise<string> {
    return asUnavailable(this.#name, () =>
      this.#runtime.ask('show servers state'),
    );
  }
}

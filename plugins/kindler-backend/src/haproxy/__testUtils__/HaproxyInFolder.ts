import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, reservePorts, waitFor } from '@kindler/lab';
import type { OwnedFilesConfig } from '../files/OwnedProxy';
import { MasterSocket } from '../master/MasterSocket';
import { RuntimeSocket } from '../RuntimeSocket';

export const haproxyProgram =
  process.env.KINDLER_HAPROXY ?? findProgram('haproxy');

/** A real HAProxy with a configuration written by hand, and two servers that say their names to whoever connects. */
export class HaproxyInFolder {
  readonly folder: string;
  readonly runtime: RuntimeSocket;
  readonly master: MasterSocket;
  readonly gateway;
  readonly handWritten: string;
  readonly file: string;
  readonly port: number;
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  #process: ChildProcess | undefined;

  static async create(): Promise<HaproxyInFolder> {
    const folder = await mkdtemp(join(tmpdir(), 'kindler-files-'));
    return new HaproxyInFolder(folder, await reservePorts(4));
  }

  private constructor(folder: string, [port, stats, ...servers]: number[]) {
    const [socket, masterSocket] = ['admin', 'master'].map(name =>
      join(folder, name),
    );
    this.folder = folder;
    this.port = port;
    this.handWritten = join(folder, 'haproxy.cfg');
    this.file = join(folder, '50-edge.cfg');
    this.runtime = RuntimeSocket.create({ address: socket, timeoutMs: 10_000 });
    this.master = new MasterSocket({
      address: masterSocket,
      timeoutMs: 30_000,
    });
    const files: OwnedFilesConfig = {
      folder,
      program: haproxyProgram!,
      configurations: [this.handWritten],
      proxies: [
        {
          name: 'orders_rw',
          bind: [`127.0.0.1:${port}`],
          settings: ['default-server inter 500ms'],
          servers: ['one', 'two'].map((name, index) => ({
            name,
            address: { host: '127.0.0.1', port: servers[index] },
            options: 'check',
            disabled: index === 1,
          })),
        },
      ],
    };
    this.gateway = { name: 'edge', socket, masterSocket, files };
    this.#statsPort = stats;
    ['one', 'two'].forEach((name, index) => {
      const server = createServer(client => {
        this.#sockets.add(client);
        client.on('error', () => {});
        client.write(name);
      });
      server.listen(servers[index], '127.0.0.1');
      this.#servers.push(server);
    });
  }

  readonly #statsPort: number;

  async write(more = ''): Promise<void> {
    await writeFile(
      this.handWritten,
      `global
  stats socket ${this.gateway.socket} mode 600 level admin expose-fd listeners
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
  load-server-state-from-file global
listen other
  bind 127.0.0.1:${this.#statsPort}
  server a 127.0.0.1:${this.port} disabled
${more}`,
    );
  }

  async start(): Promise<void> {
    this.#process = spawn(
      haproxyProgram!,
      [
        '-W',
        '-S',
        this.gateway.masterSocket,
        '-f',
        this.handWritten,
        '-f',
        this.file,
      ],
      { stdio: 'ignore' },
    );
    await waitFor(
      'HAProxy to answer',
      async () => await this.runtime.ask('show info').catch(() => undefined),
      { deadlineMs: 30_000 },
    );
  }

  /** What a new client is told, and its connection. */
  async connect(): Promise<{ said: string; socket: Socket }> {
    const socket = connect(this.port, '127.0.0.1');
    this.#sockets.add(socket);
    socket.on('error', () => {});
    const [data] = await once(socket, 'data');
    return { said: String(data), socket };
  }

  async text(): Promise<string> {
    return readFile(this.file, 'utf8');
  }

  async kill(): Promise<void> {
    if (this.#process?.exitCode === null) {
      const ended = once(this.#process, 'exit');
      // The master ends its workers, old ones too.
      this.#process.kill('SIGTERM');
      await ended;
    }
    this.#process = undefined;
  }

  async close(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    this.#servers.forEach(server => server.close());
    if (this.#process) {
      await this.kill();
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

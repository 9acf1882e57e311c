import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reservePorts, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { stringify } from 'yaml';
import { labConfig } from './startKindler';

const PACKAGE = resolve(__dirname, '../..');

/** The plugin in a process of its own over a lab, which can be killed and started again on what it left. */
export class BackendProcess {
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  /** @param database - the plugin database; SQLite where nothing is said */
  static async create(
    lab: Lab,
    kindler = labConfig(lab).kindler,
    database?: object,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'kindler-killed-'));
    const [port] = await reservePorts(1);
    const config = {
      kindler,
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database: database ?? {
          client: 'better-sqlite3',
          connection: { directory: folder },
        },
      },
    };
    writeFileSync(join(folder, 'app-config.yaml'), stringify(config), {
      mode: 0o600,
    });
    return new BackendProcess(folder, port);
  }

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  async start(): Promise<void> {
    const logFile = join(this.#folder, 'backend.log');
    const log = openSync(logFile, 'a');
    this.#process = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        'dev/index.ts',
        '--config',
        join(this.#folder, 'app-config.yaml'),
      ],
      {
        cwd: PACKAGE,
        stdio: ['ignore', log, log],
        env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' },
      },
    );
    closeSync(log);
    await waitFor(
      'the backend to serve environments',
      async () => {
        const { status } = await this.call('GET', '/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 180_000, logFile },
    );
  }

  async kill(): Promise<void> {
    const ended = once(this.#process!, 'exit');
    this.#process!.kill('SIGKILL');
    await ended;
  }

  /** Ends it for good, and removes what it left. */
  remove(): void {
    this.#process?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async call(method: string, path: string, body?: object) {
    const response = await fetch(
      `http://127.0.0.1:${this.#port}/api/kindler/v1${path}`,
      {
        method,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  /** Kills it as soon as the step is under way, and tells in which status the kill really met the operation. */
  async killInStep(id: string, index: number): Promise<string> {
    const reached = await waitFor(
      `step ${index} to be under way`,
      async () => {
        const { steps, status } = await this.#read(id);
        const started = steps[index].status !== 'pending';
        return started || status === 'succeeded' ? status : undefined;
      },
      { deadlineMs: 60_000, everyMs: 5 },
    );
    await this.kill();
    return reached;
  }

  /** Asks for an operation, again while it is refused: a cluster may not be seen well yet. */
  async taken(path: string, body: object): Promise<Operation> {
    return waitFor(
      `${path} to be taken`,
      async () => {
        const answer = await this.call('POST', path, body);
        if (answer.status !== 202) {
          throw new Error(`${answer.status}: ${answer.body.error?.message}`);
        }
        return answer.body.item;
      },
      { deadlineMs: 60_000 },
    );
  }

  /** Kills it in a step and starts it again; the operation once it has ended, and in which status the kill met it. */
  async endedAfterKill(id: string, index: number) {
    const met = await this.killInStep(id, index);
    await this.start();
    return { met, operation: await this.ended(id) };
  }

  async ended(id: string): Promise<Operation> {
    return waitFor(
      'the operation to end',
      async () => {
        const operation = await this.#read(id);
        return ['pending', 'running', 'undoing'].includes(operation.status)
          ? undefined
          : operation;
      },
      { deadlineMs: 60_000 },
    );
  }

  async #read(id: string): Promise<Operation> {
    return (await this.call('GET', `/operations/${id}`)).body.item;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { stringify } from 'yaml';
import { labConfig } from '../__testUtils__/startKindler';

jest.setTimeout(1_200_000);

const PACKAGE = resolve(__dirname, '../..');

describe('a backend that is killed in the middle of operations', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let folder: string;
  let port: number;
  let backend: ChildProcess | undefined;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    folder = mkdtempSync(join(tmpdir(), 'kindler-killed-'));
    port = await freePort();
    const config = {
      ...labConfig(lab),
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database: {
          client: 'better-sqlite3',
          connection: { directory: folder },
        },
      },
    };
    writeFileSync(join(folder, 'app-config.yaml'), stringify(config), {
      mode: 0o600,
    });
  });

  afterAll(async () => {
    backend?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    await closeLab?.();
  });

  async function start() {
    const log = openSync(join(folder, 'backend.log'), 'a');
    backend = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        'dev/index.ts',
        '--config',
        join(folder, 'app-config.yaml'),
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
        const { status } = await call('GET', '/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 180_000, logFile: join(folder, 'backend.log') },
    );
  }

  async function kill() {
    const ended = once(backend!, 'exit');
    backend!.kill('SIGKILL');
    await ended;
  }

  async function call(method: string, path: string, body?: object) {
    const response = await fetch(
      `http://127.0.0.1:${port}/api/kindler/v1${path}`,
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

  const read = async (id: string): Promise<Operation> =>
    (await call('GET', `/operations/${id}`)).body.item;

  /** Kills the backend as soon as the step is under way, and tells which step the kill really met. */
  async function killInStep(id: string, index: number): Promise<string> {
    const reached = await waitFor(
      `step ${index} to be under way`,
      async () => {
        const { steps, status } = await read(id);
        const started = steps[index].status !== 'pending';
        return started || status === 'succeeded' ? status : undefined;
      },
      { deadlineMs: 60_000, everyMs: 5 },
    );
    await kill();
    return reached;
  }

  const answers = (method: string, path: string, wanted: number) =>
    waitFor(
      `${method} ${path} to answer ${wanted}`,
      async () => {
        const { status } = await call(method, path);
        return status === wanted ? true : undefined;
      },
      { deadlineMs: 30_000 },
    );

  const ended = (id: string) =>
    waitFor(
      'the operation to end',
      async () => {
        const operation = await read(id);
        return ['pending', 'running', 'undoing'].includes(operation.status)
          ? undefined
          : operation;
      },
      { deadlineMs: 60_000 },
    );

  it('finishes a creation, a switch and a deletion whatever step it was killed in', async () => {
    await start();
    const run = Date.now().toString(36);
    const met: string[] = [];
    const survive = async (
      answer: { status: number; body: { item: Operation } },
      index: number,
    ) => {
      expect(answer).toMatchObject({ status: 202 });
      met.push(await killInStep(answer.body.item.id, index));
      await start();
      const operation = await ended(answer.body.item.id);
      expect(operation).toMatchObject({ status: 'succeeded' });
    };

    for (const index of [0, 1, 2, 3]) {
      const wanted = { name: `killed-${run}-${index}`, provider: 'database' };
      await survive(await call('POST', '/environments', wanted), index);
      await answers('POST', `/environments/${wanted.name}/credentials`, 200);
      await survive(
        await call('DELETE', `/environments/${wanted.name}`),
        index,
      );
      await answers('GET', `/environments/${wanted.name}`, 404);
    }
    for (const [index, target] of ['archive', 'orders', 'archive'].entries()) {
      const request = { target, reason: 'a drill', migration: true };
      await survive(
        await call('POST', '/routes/orders-rw/switch', request),
        index,
      );
      const { body } = await call('GET', '/routes/orders-rw/trace');
      expect(body).toMatchObject({ verdict: 'ok' });
    }
    // A drill in which every kill came too late would prove nothing.
    expect(met.filter(status => status === 'running').length).toBeGreaterThan(
      met.length / 2,
    );
    await kill();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerChange } from '@kindler/backstage-plugin-kindler-node';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { RuntimeSocket } from './RuntimeSocket';
import { RuntimeSocketDriver } from './driver/RuntimeSocketDriver';
import { HaproxyMaster } from './master/HaproxyMaster';
import { HaproxyRuntime } from './HaproxyRuntime';

const PROXY = 'orders_rw';
const STATE = `1
# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_port
3 orders_rw 1 pg1 127.0.0.1 2 0 5432
3 orders_rw 2 archive1 127.0.0.1 2 1 5433

`;
const STATS = `${readFixture(
  'haproxy/01-healthy.haproxy-2.6.12.csv',
).trimEnd()}\n\n`;
const INFO = 'Name: HAProxy\nVersion: 2.6.12\nMaxconn: 100\nCurrConns: 1\n\n';
const PROCESSES = `#<PID> <type> <reloads> <uptime> <version>
1 master 1 0d00h00m51s 2.6.12
# workers
8244 worker 0 0d00h00m02s 2.6.12
# old workers
6910 worker 1 0d00h00m51s 2.6.12
# programs

`;

/** Answers each command with a text, which it cuts off after so many characters. */
class Socket {
  readonly #server: Server;
  answers: Record<string, string> = {};
  keep: Record<string, number> = {};

  constructor() {
    this.#server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', data => {
        const [line] = data.toString().split('\n');
        const [command] = Object.keys(this.answers).filter(each =>
          line.startsWith(each),
        );
        socket.end(this.answers[command]?.slice(0, this.keep[command]));
      });
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close() {
    this.#server.close();
  }
}

describe('an answer of HAProxy that is cut off', () => {
  const socket = new Socket();
  let folder: string;
  let address: string;
  let driver: RuntimeSocketDriver;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-cut-off-'));
    address = await socket.listen();
    const stateFile = join(folder, 'state');
    const gateway = { name: 'edge', socket: address, stateFile };
    driver = new RuntimeSocketDriver(gateway);
  });
  afterAll(async () => {
    socket.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    socket.keep = {};
    socket.answers = {
      'show servers state': STATE,
      'show stat': STATS,
      'show info': INFO,
      'show proc': PROCESSES,
      'show cli level': 'admin\n\n',
      'set server': '\n\n',
      '@!6910 show stat': STATS,
    };
  });

  const changes: ServerChange[] = [
    { server: 'pg1', state: 'ready' },
    { server: 'archive1', state: 'maint' },
  ];
  const settings = () => ({ address, timeoutMs: 5000 });
  const reads: Array<[string, string, () => Promise<unknown>]> = [
    ['show servers state', 'kept', async () => driver.persist()],
    ['show servers state', 'read', async () => driver.readServers(PROXY)],
    ['show cli level', 'read', async () => driver.explainRefusal()],
    ['set server', 'sent', async () => driver.apply(PROXY, changes)],
    ['show stat', 'read', async () => HaproxyRuntime.create(settings()).read()],
    ['show info', 'read', async () => HaproxyRuntime.create(settings()).read()],
    ['show proc', 'read', async () => new HaproxyMaster(settings()).read()],
  ];

  it.each(reads)(
    '%s, %s, is refused wherever it ends',
    async (command, _, read) => {
      const whole = socket.answers[command];
      await expect(read()).resolves.not.toThrow();
      await rm(join(folder, 'state'), { force: true });
      const lines = [...whole.matchAll(/\n/g)].map(({ index }) => index);
      const ends = [0, ...lines, ...lines.map(index => index + 3)].filter(
        end => end < whole.length,
      );
      for (const end of new Set([...ends, whole.length - 1])) {
        socket.keep[command] = end;
        await expect(read()).rejects.toMatchObject({
          name: 'SourceError',
          kind: 'parse',
        });
      }
      await expect(readdir(folder)).resolves.toEqual([]);
    },
  );

  it.each(['set maxconn frontend orders_rw 9', 'show schema json'])(
    'never comes to "%s", which ends HAProxy',
    async command => {
      const runtime = RuntimeSocket.create(settings());
      await expect(runtime.change([command])).rejects.toThrow(/Not sent/);
      await expect(runtime.ask(command)).rejects.toThrow(/Not sent/);
    },
  );

  it('leaves the sessions of an old process unknown', async () => {
    const master = new HaproxyMaster(settings());
    const held = async () =>
      (await master.read()).find(({ pid }) => pid === 6910)?.held;
    await expect(held()).resolves.toBeDefined();
    socket.keep['@!6910 show stat'] = STATS.length - 1;
    await expect(held()).resolves.toBeUndefined();
  });
});

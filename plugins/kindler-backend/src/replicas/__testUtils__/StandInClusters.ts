import { createServer, type Server } from 'node:http';
import {
  createServer as createListener,
  type AddressInfo,
  type Server as Listener,
} from 'node:net';
import { readFixture } from '../../evaluation/__testUtils__/fixtures';

const FOLDER = 'patroni/v4.1.4/01-healthy';
const MEMBERS = [1, 2, 3];
const LOOP_MS = 10_000;
const SSL_REQUEST_BYTES = 8;
/** What PostgreSQL asks before it lets anybody in. */
const ASKS_WHO = Buffer.from([
  ...[0x52, 0, 0, 0, 23, 0, 0, 0, 10],
  ...Buffer.from('SCRAM-SHA-256\0\0'),
]);

/** Patroni clusters of three behind one gateway, which answer as in the samples and count their questions. */
export class StandInClusters {
  readonly names: string[];
  /** Questions so far, by path. */
  readonly asked = new Map<string, number>();
  readonly #server: Server;
  readonly #listeners = new Map<string, Listener>();
  readonly #ports = new Map<string, number>();
  readonly #swapped = new Set<string>();
  #port = 0;

  static async start(count: number): Promise<StandInClusters> {
    const clusters = new StandInClusters(count);
    clusters.#port = await listen(clusters.#server, 0);
    for (const name of clusters.names) {
      await clusters.open(name);
    }
    return clusters;
  }

  private constructor(count: number) {
    this.names = Array.from({ length: count }, (_, index) => `c${index}`);
    this.#server = createServer(({ url = '' }, response) => {
      this.asked.set(url, (this.asked.get(url) ?? 0) + 1);
      response.end(this.#answer(url));
    });
  }

  /** What to put below `kindler` into the configuration of a portal. */
  config(intervalMs: number) {
    const base = `http://127.0.0.1:${this.#port}`;
    return {
      observer: { intervalMs, timeoutMs: 5000 },
      databases: this.names.map(name => ({
        name,
        owner: 'group:default/owners',
        patroni: {
          members: MEMBERS.map(number => `${base}/${name}/m${number}/`),
        },
      })),
      gateways: [{ name: 'edge', stats: { url: `${base}/edge` } }],
      routes: this.names.map(name => ({
        name: `${name}-rw`,
        gateway: 'edge',
        proxy: name,
        intent: 'read-write',
        listener: { host: '127.0.0.1', port: this.#ports.get(name)! },
        targets: [
          {
            name: 'only',
            database: name,
            servers: MEMBERS.map(number => `patroni${number}`),
          },
        ],
      })),
    };
  }

  /** Questions that the members of a cluster were asked about themselves. */
  countOf(name: string): number {
    return MEMBERS.map(
      number => this.asked.get(`/${name}/m${number}/patroni`) ?? 0,
    ).reduce((sum, count) => sum + count);
  }

  /** Makes the leader and the first replica of a cluster change places. */
  swap(name: string): void {
    if (!this.#swapped.delete(name)) {
      this.#swapped.add(name);
    }
  }

  leaderOf(name: string): string {
    return this.#swapped.has(name) ? 'patroni2' : 'patroni1';
  }

  /** Refuses the clients of a cluster. */
  async close(name: string): Promise<void> {
    const listener = this.#listeners.get(name)!;
    this.#listeners.delete(name);
    await new Promise(resolve => listener.close(resolve));
  }

  /** Serves the clients of a cluster. */
  async open(name: string): Promise<void> {
    const listener = createListener(socket => {
      socket.on('error', () => {});
      socket.on('data', data => {
        socket.write(data.length === SSL_REQUEST_BYTES ? 'N' : ASKS_WHO);
      });
    });
    this.#ports.set(name, await listen(listener, this.#ports.get(name) ?? 0));
    this.#listeners.set(name, listener);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    const all = [this.#server, ...this.#listeners.values()];
    await Promise.all(
      all.map(server => new Promise(resolve => server.close(resolve))),
    );
  }

  #answer(url: string): string {
    if (url.startsWith('/edge')) {
      return this.#statistics();
    }
    const [, name, member, question] = url.split('/');
    const isSwapped = this.#swapped.has(name);
    const number = Number(member.slice(1));
    const file =
      question === 'patroni'
        ? `patroni.patroni${isSwapped ? other(number) : number}.json`
        : `${question}.json`;
    const text = readFixture(`${FOLDER}/${file}`);
    return renewed(isSwapped ? swapNames(text) : text);
  }

  #statistics(): string {
    const [head, ...rows] = readFixture(
      'haproxy/01-healthy.haproxy-3.0.0.csv',
    ).split('\n');
    const own = rows.filter(row => row.startsWith('primary,'));
    const all = this.names.flatMap(name =>
      own.map(row => {
        const renamed = row.replace('primary', name);
        return this.#swapped.has(name) ? swapNames(renamed) : renamed;
      }),
    );
    return `${[head, ...all].join('\n')}\n`;
  }
}

/** As a Patroni says that renews its lock in every loop. */
function renewed(node: string): string {
  const loop = Math.floor(Date.now() / LOOP_MS) * LOOP_MS;
  return node.replace(/("dcs_last_seen": )\d+/, `$1${loop / 1000}`);
}

function other(number: number): number {
  return [2, 1][number - 1] ?? number;
}

function swapNames(text: string): string {
  return text
    .replaceAll('patroni1', 'patroni-')
    .replaceAll('patroni2', 'patroni1')
    .replaceAll('patroni-', 'patroni2');
}

async function listen(server: Server | Listener, port: number) {
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

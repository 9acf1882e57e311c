import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { parseStats } from '../../src/haproxy/parsing/parseStats';
import type { BenchClusters } from './startClusters';

/** One for each member. */
const CONNECTIONS = 3;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const STARTUP = startup({ user: 'nobody', database: 'nobody' });

export interface BareLoop {
  stop(): Promise<void>;
}

/**
 * Sends the same requests as the observer, as often, with the same libraries, and parses the answers: what observing
 * costs at the least.
 */
export function startBareLoop(
  source: BenchClusters,
  { clusters, gateways, everyMs }: Record<string, number>,
): BareLoop {
  const agents: Agent[] = [];
  /** Each cluster and each gateway has a pool of its own, as each has its own certificates and credentials. */
  const asker = () => {
    const agent = new Agent({ connections: CONNECTIONS });
    agents.push(agent);
    return async (url: string) => {
      const { body } = await request(url, { dispatcher: agent });
      return body.text();
    };
  };
  const timers = new Set<NodeJS.Timeout>();
  const repeat = (work: () => Promise<unknown>) => {
    const begin = setTimeout(() => {
      timers.delete(begin);
      timers.add(setInterval(() => void work(), everyMs));
    }, Math.random() * everyMs);
    timers.add(begin);
  };
  for (const { patroni } of source.databases(clusters)) {
    const get = asker();
    for (const base of patroni.members) {
      repeat(async () => JSON.parse(await get(`${base}patroni`)));
    }
    let turn = 0;
    repeat(async () => {
      turn += 1;
      const base = patroni.members[turn % patroni.members.length];
      return JSON.parse(await get(`${base}cluster`));
    });
  }
  for (const { stats } of source.gateways(gateways)) {
    const get = asker();
    repeat(async () => parseStats(await get(`${stats.url};csv`)));
  }
  for (const { listener } of source.routes(clusters, gateways)) {
    repeat(() => askWho(listener));
  }
  return {
    async stop() {
      timers.forEach(timer => clearTimeout(timer));
      await Promise.all(agents.map(agent => agent.close()));
    },
  };
}

function askWho(address: { host: string; port: number }): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(address, () => socket.write(SSL_REQUEST));
    let answers = 0;
    socket.on('data', () => {
      answers += 1;
      if (answers === 1) {
        socket.write(STARTUP);
      } else {
        socket.destroy();
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

function startup(parameters: Record<string, string>): Buffer {
  const text = Object.entries(parameters)
    .flat()
    .map(part => `${part}\0`)
    .join('');
  const body = Buffer.concat([
    Buffer.from([0, 3, 0, 0]),
    Buffer.from(`${text}\0`),
  ]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

/* eslint-disable no-console */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { evaluate } from '../src/model/evaluate';
import { parseStats } from '../src/model/haproxy/parseStats';
import { sampleSnapshot } from '../src/model/__testUtils__/snapshots';
import { Observer } from '../src/observer';

// Measures what observing costs; run with `yarn bench:observe`. Ratios are of one run on one machine.
const FIXTURES = join(__dirname, '../src/model/__fixtures__');
const SERVERS = 2000;
const WARM_UP_MS = 10_000;
const MEASURED_MS = 20_000;
const MEMBERS = [1, 2, 3];

function fixture(path: string): string {
  return readFileSync(join(FIXTURES, path), 'utf8');
}

/** Statistics of a gateway with as many servers as asked for. */
function statsOf(servers: number): string {
  const lines = fixture('haproxy/01-healthy.haproxy-3.0.0.csv').split('\n');
  const row = lines.find(line => line.startsWith('primary,patroni2,'))!;
  const rows = Array.from({ length: servers }, (_, index) =>
    row.replace('patroni2', `server${index}`),
  );
  return `${[lines[0], ...rows].join('\n')}\n`;
}

function bestOf(times: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < times; count += 1) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

function benchParser() {
  const text = statsOf(SERVERS);
  const ours = bestOf(30, () => parseStats(text));
  const generic = bestOf(10, () => parse(text, { relaxColumnCount: true }));
  console.log(
    `CSV of ${SERVERS} servers (${Math.round(text.length / 1024)} KiB): ` +
      `${ours.toFixed(1)} ms, csv-parse ${generic.toFixed(1)} ms, ` +
      `${(generic / ours).toFixed(1)} times as fast`,
  );
}

function benchEvaluation() {
  const now = Date.now();
  const snapshot = sampleSnapshot({
    patroni: 'v4.1.4/01-healthy',
    haproxy: '01-healthy.haproxy-3.0.0',
    now,
  });
  const count = 2000;
  const { state } = evaluate(snapshot, undefined, now);
  const ms = bestOf(5, () => {
    for (let index = 0; index < count; index += 1) {
      evaluate(snapshot, state, now);
    }
  });
  console.log(`evaluate: ${((ms * 1000) / count).toFixed(0)} µs a cluster`);
}

/** Answers like three Patroni members and a gateway of 200 servers, in a process of its own. */
function serve() {
  const folder = 'patroni/v4.1.4/01-healthy';
  const cluster = fixture(`${folder}/cluster.json`);
  const stats = statsOf(200);
  const nodes = MEMBERS.map(number =>
    fixture(`${folder}/patroni.patroni${number}.json`),
  );
  const server = createServer(({ url = '' }, response) => {
    const number = Number(/\/m(\d)\//.exec(url)?.[1]) - 1;
    if (url.endsWith(';csv')) {
      response.end(stats);
    } else if (url.endsWith('/patroni')) {
      response.end(nodes[number]);
    } else if (url.endsWith('/cluster')) {
      response.end(cluster);
    } else {
      response.end(url.endsWith('/history') ? '[]' : '{}');
    }
  });
  server.listen(0, '127.0.0.1', () => {
    process.send!((server.address() as AddressInfo).port);
  });
  process.once('disconnect', () => process.exit());
}

async function benchObserver(clusters: number, gateways: number, port: number) {
  const base = `http://127.0.0.1:${port}`;
  const logger = { info() {}, warn() {}, error() {}, debug() {} };
  const observer = Observer.create({
    databases: Array.from({ length: clusters }, (_, index) => ({
      name: `c${index}`,
      patroni: {
        members: MEMBERS.map(number => `${base}/c${index}/m${number}/`),
      },
      members: [],
    })),
    gateways: Array.from({ length: gateways }, (_, index) => ({
      name: `g${index}`,
      stats: { url: `${base}/g${index}` },
    })),
    routes: [],
    settings: { intervalMs: 5000, timeoutMs: 5000 },
    logger: { ...logger, child: () => ({ ...logger, child: () => null! }) },
  });
  observer.start();
  await delay(WARM_UP_MS);
  const before = process.cpuUsage();
  await delay(MEASURED_MS);
  const { user, system } = process.cpuUsage(before);
  const cores = (user + system) / 1000 / MEASURED_MS;
  const ok = observer.listDatabases().filter(({ verdict }) => verdict === 'ok');
  await observer.stop();
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  console.log(
    `${clusters} clusters, ${gateways} gateways: ${cores.toFixed(2)} cores, ` +
      `${((cores * 1000) / clusters).toFixed(2)} ms/s a cluster, ` +
      `${memory.toFixed(0)} MiB, ${ok.length} ok`,
  );
  if (ok.length < clusters) {
    throw new Error('Not all clusters were observed: this measures nothing');
  }
  return cores / clusters;
}

async function main() {
  benchParser();
  benchEvaluation();
  const child = fork(__filename, ['serve']);
  const port = await new Promise<number>(resolve => {
    child.on('message', message => {
      if (typeof message === 'number') {
        resolve(message);
      }
    });
  });
  try {
    const few = await benchObserver(100, 10, port);
    const many = await benchObserver(1000, 100, port);
    console.log(
      `cost of a cluster at 1000 is ${(many / few).toFixed(2)} of that at 100`,
    );
  } finally {
    child.kill();
  }
}

if (process.argv[2] === 'serve') {
  serve();
} else {
  main().catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

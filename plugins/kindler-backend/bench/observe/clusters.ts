/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { Observer } from '../../src/observer';
import { startBareLoop } from '../support/bareLoop';
import { silent } from '../support/silent';
import type { BenchClusters } from '../support/startClusters';

/** At first the history is read again and again. */
const WARM_UP_MS = 35_000;
const MEASURED_MS = 20_000;

const EVERY_MS = 5000;

/**
 * What observing many clusters costs with a client on each route, whether a cluster costs the same among many, and how
 * that compares with a bare loop that sends the same requests.
 */
export async function benchClusters(source: BenchClusters) {
  const many = await observe(source, 1000, 100);
  const bare = await sendOnly(source, 1000, 100);
  const few = await observe(source, 100, 10);
  console.log(
    `the cost of a cluster at 1000 is ${(many / few).toFixed(
      2,
    )} of that at 100, and ${(many / bare).toFixed(
      2,
    )} of that of a bare loop with the same requests`,
  );
}

/** Cores for each cluster of a loop that only asks and parses. */
async function sendOnly(
  source: BenchClusters,
  clusters: number,
  gateways: number,
): Promise<number> {
  const loop = startBareLoop(source, { clusters, gateways, everyMs: EVERY_MS });
  await delay(WARM_UP_MS);
  const cores = await measure();
  await loop.stop();
  console.log(`a bare loop for as many: ${cores.toFixed(2)} cores`);
  return cores / clusters;
}

async function measure(): Promise<number> {
  const before = process.cpuUsage();
  await delay(MEASURED_MS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / MEASURED_MS;
}

/** Cores for each cluster. */
async function observe(
  source: BenchClusters,
  clusters: number,
  gateways: number,
): Promise<number> {
  const observer = new Observer({
    databases: source.databases(clusters),
    gateways: source.gateways(gateways),
    routes: source.routes(clusters, gateways),
    settings: { intervalMs: EVERY_MS, timeoutMs: 5000 },
    logger: silent,
  });
  observer.start();
  await delay(WARM_UP_MS);
  const cores = await measure();
  const databases = observer.listDatabases();
  const others = databases.filter(database => !isOk(database));
  await observer.stop();
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  console.log(
    `${clusters} clusters of three, ${gateways} gateways of 200 servers: ` +
      `${cores.toFixed(2)} cores, ` +
      `${((cores * 1000) / clusters).toFixed(2)} ms/s a cluster, ` +
      `${memory.toFixed(0)} MiB, ${clusters - others.length} ok`,
  );
  if (others.length > 0) {
    const { name, findings, witnesses } = others[0];
    const words = [
      ...findings.map(({ message }) => message),
      ...Object.values(witnesses).map(
        ({ kind, status }) => `${kind}: ${status}`,
      ),
    ];
    throw new Error(`This measures nothing. ${name}: ${words.join(' ')}`);
  }
  return cores / clusters;
}

function isOk({ verdict, witnesses }: Database): boolean {
  return (
    verdict === 'ok' &&
    Object.values(witnesses).every(
      ({ status }) => status === 'named' || status === 'served',
    )
  );
}

/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import { Observer } from '../../src/observer';
import { silent } from '../support/silent';
import type { BenchClusters } from '../support/startClusters';

const WARM_UP_MS = 10_000;
const MEASURED_MS = 20_000;

/** What observing many clusters costs, and whether a cluster costs the same among many. */
export async function benchClusters(source: BenchClusters) {
  const few = await observe(source, 100, 10);
  const many = await observe(source, 1000, 100);
  console.log(
    `the cost of a cluster at 1000 is ${(many / few).toFixed(
      2,
    )} of that at 100`,
  );
}

/** Cores for each cluster. */
async function observe(
  source: BenchClusters,
  clusters: number,
  gateways: number,
): Promise<number> {
  const observer = Observer.create({
    databases: source.databases(clusters),
    gateways: source.gateways(gateways),
    routes: source.routes(clusters, gateways),
    settings: { intervalMs: 5000, timeoutMs: 5000 },
    logger: silent,
  });
  observer.start();
  await delay(WARM_UP_MS);
  const before = process.cpuUsage();
  await delay(MEASURED_MS);
  const { user, system } = process.cpuUsage(before);
  const cores = (user + system) / 1000 / MEASURED_MS;
  const ok = observer
    .listDatabases()
    .filter(
      ({ verdict, witnesses }) =>
        verdict === 'ok' && witnesses.every(({ status }) => status === 'named'),
    );
  await observer.stop();
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  console.log(
    `${clusters} clusters of three, ${gateways} gateways of 200 servers: ` +
      `${cores.toFixed(2)} cores, ` +
      `${((cores * 1000) / clusters).toFixed(2)} ms/s a cluster, ` +
      `${memory.toFixed(0)} MiB, ${ok.length} ok`,
  );
  if (ok.length < clusters) {
    throw new Error('Not all clusters were observed: this measures nothing');
  }
  return cores / clusters;
}

/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import { Observer } from '../../src/observer';
import type { BenchClusters } from '../support/startClusters';
import { silent } from '../support/silent';

const CLUSTERS = 100;
const GATEWAYS = 10;
/** Observing this much faster than by default makes minutes of hours. */
const INTERVAL_MS = 100;
const MINUTES = 12;

/** What the heap holds after each minute, when all garbage is gone. Needs `--expose-gc`. */
export async function benchMemory(source: BenchClusters) {
  const observer = new Observer({
    databases: source.databases(CLUSTERS),
    gateways: source.gateways(GATEWAYS),
    routes: source.routes(CLUSTERS, GATEWAYS),
    settings: { intervalMs: INTERVAL_MS, timeoutMs: 5000 },
    logger: silent,
  });
  const before = await source.asked();
  observer.start();
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    await delay(60_000);
    globalThis.gc!();
    const { heapUsed, external, rss } = process.memoryUsage();
    const asked = (await source.asked()) - before;
    console.log(
      `minute ${minute}: heap ${mib(heapUsed)}, outside it ${mib(external)}, ` +
        `resident ${mib(rss)}, ${asked} answers read`,
    );
  }
  await observer.stop();
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

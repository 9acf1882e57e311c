/* eslint-disable no-console */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { reservePorts } from '@kindler/lab';
import kindlerPlugin from '../../src';
import { emptyPlugin } from '../support/emptyPlugin';
import { median } from '../support/median';
import type { BenchClusters } from '../support/startClusters';
import type { LoadResult, LoadTask } from '../support/load';

const TOKEN = 'bench-token-of-this-process-only';
const ROUNDS = 5;

/** Clusters of the list. They are asked seldom, so that it is the list that is measured. */
const MANY = 1000;
const SELDOM_MS = 20_000;

const ONE = { path: '/api/kindler/v1/databases/c0', clusters: 1 };
const LIST = { path: '/api/kindler/v1/databases', clusters: MANY };

/** Reads beside the empty route of the same backend, with authentication on. */
export async function benchRequests(source: BenchClusters) {
  await benchBackend(source, ONE.clusters, undefined, async run => {
    for (const clients of [1, 50]) {
      await compare(run, 'GET /databases/:name', ONE.path, clients);
    }
    await countAsked(source, run);
  });
  const observer = { intervalMs: SELDOM_MS };
  await benchBackend(source, LIST.clusters, observer, async (run, read) => {
    await untilJudged(read);
    for (const clients of [1, 50]) {
      const what = `GET /databases with ${MANY} clusters`;
      await compare(run, what, LIST.path, clients);
    }
  });
}

type Run = (path: string, clients: number) => Promise<LoadResult>;
type Read = (path: string) => Promise<any>;

/** What is not known yet is told in other words than what is. */
async function untilJudged(read: Read) {
  for (let round = 0; round < 60; round += 1) {
    const { summary } = await read(LIST.path);
    if (summary.verdicts.unknown === 0) {
      console.log(`Verdicts: ${JSON.stringify(summary.verdicts)}`);
      return;
    }
    await delay(1000);
  }
  throw new Error('Clusters stay unknown: this measures something else');
}

async function benchBackend(
  source: BenchClusters,
  clusters: number,
  observer: { intervalMs: number } | undefined,
  measure: (run: Run, read: Read) => Promise<void>,
) {
  const [port] = await reservePorts(1);
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { host: '127.0.0.1', port },
          database: { client: 'better-sqlite3', connection: ':memory:' },
          auth: {
            externalAccess: [
              { type: 'static', options: { token: TOKEN, subject: 'bench' } },
            ],
          },
        },
        kindler: {
          observer,
          databases: source.databases(clusters).map(({ name, patroni }) => ({
            name,
            patroni,
          })),
        },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(emptyPlugin);
  backend.add(kindlerPlugin);
  await backend.start();
  const load = fork(join(__dirname, '../support/load.ts'));
  const origin = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const read: Read = async path =>
    (await fetch(`${origin}${path}`, { headers })).json();
  const run: Run = async (path, clients) => {
    const task: LoadTask = { origin, path, headers, clients };
    load.send(task);
    return resultOf(load);
  };
  try {
    await measure(run, read);
  } finally {
    load.kill();
    await backend.stop();
  }
}

/** The transform of the sources, too, sends messages. */
async function resultOf(load: ChildProcess): Promise<LoadResult> {
  for (;;) {
    const [message] = await once(load, 'message');
    if (typeof message.perSecond === 'number') {
      return message;
    }
  }
}

async function compare(run: Run, what: string, path: string, clients: number) {
  const empty: LoadResult[] = [];
  const asked: LoadResult[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const results = [
      await run('/api/empty/', clients),
      await run(path, clients),
    ];
    // The first round only warms up.
    if (round > 0) {
      empty.push(results[0]);
      asked.push(results[1]);
    }
  }
  const errors = [...empty, ...asked].filter(({ failed }) => failed > 0);
  if (errors.length > 0) {
    throw new Error('Requests failed: this measures nothing');
  }
  const ratio = median(
    asked.map(({ perSecond }, round) => perSecond / empty[round].perSecond),
  );
  console.log(
    `${what} at ${clients} clients: ${describe(asked)}; ` +
      `empty route ${describe(empty)}; throughput ${ratio.toFixed(2)} of it`,
  );
}

/** What the sources are asked in a while, with one viewer and with many. */
async function countAsked(source: BenchClusters, run: Run) {
  const during = async (viewers: number) => {
    const before = await source.asked();
    for (let round = 0; round < ROUNDS; round += 1) {
      await run(ONE.path, viewers);
    }
    return (await source.asked()) - before;
  };
  console.log(
    `The sources were asked ${await during(1)} times while one viewer read, ` +
      `${await during(500)} times while 500 did`,
  );
}

function describe(results: LoadResult[]): string {
  const perSecond = median(results.map(result => result.perSecond));
  const middle = median(results.map(result => result.medianMs));
  return `${perSecond.toFixed(0)}/s, median ${middle.toFixed(2)} ms`;
}

/* eslint-disable no-console */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { reservePorts } from '@kindler/lab';
import Router from 'express-promise-router';
import kindlerPlugin from '../../src';
import type { BenchClusters } from '../support/startClusters';
import type { LoadResult, LoadTask } from '../support/load';

const TOKEN = 'bench-token-of-this-process-only';
const ROUNDS = 5;

/** A plugin whose only route checks who asks and answers nothing. */
const emptyPlugin = createBackendPlugin({
  pluginId: 'empty',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        const router = Router();
        router.get('/', async (request, response) => {
          await httpAuth.credentials(request, { allow: ['user', 'service'] });
          response.json({});
        });
        httpRouter.use(router as never);
      },
    });
  },
});

/** `GET /databases/:name` beside the empty route of the same backend, with authentication on. */
export async function benchRequests(source: BenchClusters) {
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
          databases: source.databases(1).map(({ name, patroni }) => ({
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
  const run = async (path: string, clients: number): Promise<LoadResult> => {
    const task: LoadTask = {
      origin: `http://127.0.0.1:${port}`,
      path,
      headers: { authorization: `Bearer ${TOKEN}` },
      clients,
    };
    load.send(task);
    return resultOf(load);
  };
  try {
    for (const clients of [1, 50]) {
      await compare(run, clients);
    }
    await countAsked(source, run);
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

async function compare(
  run: (path: string, clients: number) => Promise<LoadResult>,
  clients: number,
) {
  const empty: LoadResult[] = [];
  const database: LoadResult[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const results = [
      await run('/api/empty/', clients),
      await run('/api/kindler/v1/databases/c0', clients),
    ];
    // The first round only warms up.
    if (round > 0) {
      empty.push(results[0]);
      database.push(results[1]);
    }
  }
  const errors = [...empty, ...database].filter(({ failed }) => failed > 0);
  if (errors.length > 0) {
    throw new Error('Requests failed: this measures nothing');
  }
  const ratio = median(
    database.map(({ perSecond }, round) => perSecond / empty[round].perSecond),
  );
  console.log(
    `GET /databases/:name at ${clients} clients: ${describe(database)}; ` +
      `empty route ${describe(empty)}; throughput ${ratio.toFixed(2)} of it`,
  );
}

/** What the sources are asked in a while, with one viewer and with many. */
async function countAsked(
  source: BenchClusters,
  run: (path: string, clients: number) => Promise<LoadResult>,
) {
  const during = async (viewers: number) => {
    const before = await source.asked();
    for (let round = 0; round < ROUNDS; round += 1) {
      await run('/api/kindler/v1/databases/c0', viewers);
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

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

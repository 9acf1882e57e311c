import { fork } from 'node:child_process';
import { join } from 'node:path';

const MEMBERS = [1, 2, 3];

/** Starts the answering process. */
export async function startClusters() {
  const child = fork(join(__dirname, 'serveClusters.ts'));
  const { port, listener } = await new Promise<{
    port: number;
    listener: number;
  }>((resolve, reject) => {
    child.on('message', (message: { port: number; listener: number }) => {
      if (message.port) {
        resolve(message);
      }
    });
    child.once('exit', () => reject(new Error('It did not start')));
  });
  const base = `http://127.0.0.1:${port}`;
  return {
    databases: (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `c${index}`,
        patroni: {
          members: MEMBERS.map(number => `${base}/c${index}/m${number}/`),
        },
        members: [],
      })),
    gateways: (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `g${index}`,
        stats: { url: `${base}/g${index}` },
      })),
    routes: (count: number, gateways: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `c${index}-rw`,
        gateway: `g${index % gateways}`,
        proxy: `db${Math.floor(index / gateways)}`,
        intent: 'read-write' as const,
        listener: { host: '127.0.0.1', port: listener },
        targets: [
          {
            name: 'only',
            database: `c${index}`,
            servers: MEMBERS.map(number => `patroni${number}`),
          },
        ],
      })),
    /** Requests that all sources have had. */
    asked: async () => Number(await (await fetch(`${base}/asked`)).text()),
    stop: () => child.kill(),
  };
}

export type BenchClusters = Awaited<ReturnType<typeof startClusters>>;

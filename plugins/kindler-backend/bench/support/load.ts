import { Pool } from 'undici';

/** GETs one path again and again from a number of clients, each on a connection of its own. */
export interface LoadTask {
  origin: string;
  path: string;
  headers: Record<string, string>;
  clients: number;
}

export interface LoadResult {
  perSecond: number;
  medianMs: number;
  /** Answers other than 200, and connections that broke. */
  failed: number;
}

const MEASURED_MS = 2000;

async function put(task: LoadTask): Promise<LoadResult> {
  const pool = new Pool(task.origin, {
    connections: task.clients,
    pipelining: 1,
  });
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const client = async () => {
    while (performance.now() - started < MEASURED_MS) {
      const asked = performance.now();
      try {
        const { statusCode, body } = await pool.request({
          path: task.path,
          method: 'GET',
          headers: task.headers,
        });
        await body.dump();
        failed += statusCode === 200 ? 0 : 1;
      } catch {
        failed += 1;
      }
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: task.clients }, client));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    medianMs: times[Math.floor(times.length / 2)],
    failed,
  };
}

process.on('message', (task: LoadTask) => {
  put(task).then(result => process.send!(result));
});
process.once('disconnect', () => process.exit());

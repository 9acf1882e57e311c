import { text } from 'node:stream/consumers';
import { PoolerPause } from '../PoolerPause';

/** Pauses the pooler that comes on stdin, and kills this process. */
async function main() {
  const { longestMs, ...pooler } = JSON.parse(await text(process.stdin));
  await PoolerPause.begin(pooler, { grantMs: 10_000, longestMs });
  process.kill(process.pid, 'SIGKILL');
}

main();

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICKS_A_SECOND = 100;

/** Seconds of CPU that a PostgreSQL used, with those of its processes that ended: of Linux only. */
export function cpuOf(dataDir: string): number {
  const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split(
    '\n',
  );
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program may hold spaces; after it come the state, ten numbers, and the four times.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields
    .slice(11, 15)
    .reduce((sum, each) => sum + Number(each), 0);
  return ticks / TICKS_A_SECOND;
}

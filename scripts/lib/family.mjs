import { readFileSync } from 'node:fs';

const EVERY = 500;

/**
 * Calls back once when the process that started us is gone: nobody would press Ctrl-C for us any more. Under npm it
 * is also npm itself that is watched, since a shell may stand between it and us.
 */
export function onOrphaned(callback) {
  const parent = process.ppid;
  const grandparent = process.env.npm_lifecycle_event
    ? parentOf(parent)
    : undefined;
  const timer = setInterval(() => {
    const orphaned =
      process.ppid !== parent ||
      (grandparent !== undefined && parentOf(parent) !== grandparent);
    if (orphaned) {
      clearInterval(timer);
      callback();
    }
  }, EVERY);
  timer.unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

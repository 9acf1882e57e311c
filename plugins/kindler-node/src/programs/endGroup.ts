import type { ChildProcess } from 'node:child_process';

const GRACE_MS = 2_000;

/** Ends a program with all it started: it leads a process group of its own. What does not end is killed. */
export function endGroup(child: ChildProcess): void {
  signal(child, 'SIGTERM');
  setTimeout(() => {
    signal(child, 'SIGKILL');
    // Somebody who left the group could hold the pipes open for ever.
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, GRACE_MS).unref();
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, name);
    }
  } catch {
    // It is gone.
  }
}

import type { ChildProcess } from 'node:child_process';

const GRACE_MS = 2_000;

/**
 * Ends a program and everything that it started, which share a process group. Kills whatever has not ended after the
 * grace period.
 */
export function endGroup(child: ChildProcess): void {
  signal(child, 'SIGTERM');
  setTimeout(() => {
    signal(child, 'SIGKILL');
    // A process that left the group could keep the pipes open for ever.
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
    // The process group is gone.
  }
}

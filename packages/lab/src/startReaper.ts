import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

const SCRIPT = join(
  dirname(require.resolve('@kindler/lab/package.json')),
  'reaper/reaper.cjs',
);

/**
 * Starts the process that takes the lab down when we are gone, however we end. It holds the other end of a pipe of
 * ours: ending that pipe, or dying, is the signal.
 */
export function startReaper(folder: string): ChildProcess {
  const log = openSync(join(folder, 'reaper.log'), 'a', 0o600);
  try {
    const reaper = spawn(process.execPath, [SCRIPT, folder], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH },
      detached: true,
      stdio: ['pipe', log, log],
    });
    reaper.unref();
    reaper.stdin!.on('error', () => {});
    (reaper.stdin as unknown as { unref(): void }).unref();
    return reaper;
  } finally {
    closeSync(log);
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor, type Lab } from '@kindler/lab';
import type { Attempt } from './Attempt';
import { prepareWriter } from './prepareWriter';

const FIRST_WRITE_MS = 10_000;

/** The writer's process, and what came of its attempts. */
export class Writer {
  readonly attempts: Attempt[] = [];
  readonly #child: ChildProcess;

  /** Starts to write through the lab's listener for writes, and waits until a row is committed. */
  static async start(lab: Lab): Promise<Writer> {
    const target = await prepareWriter(lab);
    const child = fork(join(__dirname, 'writerProcess.ts'), {
      env: { ...process.env, ...lab.guestEnvironment() },
    });
    const writer = new Writer(child);
    child.send(target);
    await waitFor(
      'the writer to write',
      () =>
        writer.attempts.some(({ outcome }) => outcome === 'served') ||
        undefined,
      { deadlineMs: FIRST_WRITE_MS },
    );
    return writer;
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', attempt => this.attempts.push(attempt as Attempt));
  }

  /** Whether all that was tried since a moment was served, and something was. */
  wasServed(since: number): boolean {
    const recent = this.attempts.filter(({ startedAt }) => startedAt >= since);
    return (
      recent.length > 0 && recent.every(({ outcome }) => outcome === 'served')
    );
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }
}

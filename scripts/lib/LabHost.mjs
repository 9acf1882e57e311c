import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { inRoot, ROOT } from './paths.mjs';
import { say } from './say.mjs';

export const TRANSFORM = inRoot(
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
export const LAB_CLI = inRoot('packages/lab/src/cli.ts');

/**
 * A lab in a process of its own. It lives as long as the pipe to that process: when we end, however we end, the lab
 * and everything that was entrusted to it end too.
 */
export class LabHost {
  #child;
  #folder;

  constructor(child, folder) {
    this.#child = child;
    this.#folder = folder;
  }

  static async start({ node, env }, { listed, kubernetes, pgbouncer } = {}) {
    const args = ['--require', TRANSFORM, LAB_CLI, 'up'];
    args.push(...(listed ? [] : ['--unlisted']));
    args.push(...(kubernetes ? ['--kubernetes'] : []));
    args.push(...(pgbouncer ? ['--pgbouncer'] : []));
    const child = spawn(node, args, {
      cwd: ROOT,
      env: { ...env, KINDLER_LAB_HELD_BY_INPUT: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    child.stdin.on('error', () => {});
    for await (const line of createInterface({ input: child.stdout })) {
      say(line);
      const ready = /^lab: ready in (.+)$/.exec(line);
      if (ready) {
        child.stdout.on('data', () => {}).resume();
        return new LabHost(child, ready[1]);
      }
    }
    throw new Failure(
      'The lab did not start (the reason is above). `npm run lab -- up` starts it alone.',
    );
  }

  /** The lab's folder. */
  get folder() {
    return this.#folder;
  }

  /**
   * Environment of a process that is to end together with the lab. `others` are labs that it uses besides: one for each
   * of its workers.
   */
  guestEnvironment(others = []) {
    const { id } = JSON.parse(
      readFileSync(join(this.#folder, 'lab.json'), 'utf8'),
    );
    const folders = [this, ...others].map(({ folder }) => folder);
    return {
      KINDLER_LAB: folders.join(delimiter),
      KINDLER_LAB_PROCESS: id,
    };
  }

  /** Entrusts a process to the lab. */
  adopt(pid) {
    writeFileSync(join(this.#folder, 'guests', String(pid)), '');
  }

  /** Calls back when the lab is gone without our doing. */
  onGone(callback) {
    this.#child.once('exit', callback);
  }

  /** Takes the lab down and waits until nothing is left. */
  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.stdin.end();
      await exit;
    }
  }
}

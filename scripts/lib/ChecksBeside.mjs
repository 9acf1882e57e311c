import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { inRoot } from './paths.mjs';
import { exitOf } from './run.mjs';
import { counts } from './stageCommands.mjs';

const FOLDER = inRoot('.lab/results');
/** What waits for nothing but the processor. */
export const CHECKS = ['format', 'lint', 'types', 'packages', 'unit'];
/** With less memory, Jest's workers beside two labs would make the machine swap. */
const ENOUGH_MEMORY = 12 * 1024 ** 3;
/** Tests on labs go first: what they wait for is timed. */
const LOWER_PRIORITY = '15';

export function canRunChecksBeside() {
  return totalmem() >= ENOUGH_MEMORY;
}

/**
 * Runs the stages that need no lab in a process of lower priority, while tests on labs wait for Patroni and HAProxy.
 * What the stages print is kept until they have ended.
 */
export class ChecksBeside {
  #ended;
  #logFile = `${FOLDER}/checks.log`;

  constructor({ node, env }) {
    mkdirSync(FOLDER, { recursive: true });
    const log = openSync(this.#logFile, 'w', 0o600);
    this.#ended = exitOf(
      'nice',
      [
        '-n',
        LOWER_PRIORITY,
        node,
        inRoot('scripts/main.mjs'),
        'test',
        ...CHECKS,
      ],
      { env, stdio: ['ignore', log, log] },
    ).finally(() => closeSync(log));
    this.#ended.catch(() => {});
  }

  /** Waits for the stages, prints what they printed, and counts it. */
  async result() {
    const code = await this.#ended;
    const text = readFileSync(this.#logFile, 'utf8');
    process.stdout.write(text);
    const lines = text.trimEnd().split('\n');
    const [, passed, failed] =
      /^(\d+) passed, (\d+) failed/.exec(lines.at(-1)) ?? [];
    return counts({
      passed: Number(passed ?? 0),
      failed: Number(failed ?? 0) || (code === 0 ? 0 : 1),
      skipped: lines.flatMap(line => /^skipped: (.*)/.exec(line)?.[1] ?? []),
    });
  }
}

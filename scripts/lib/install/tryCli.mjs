import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKED } from '../packages/packPackages.mjs';
import { inRoot } from '../paths.mjs';
import { exitOf, runQuietly } from '../run.mjs';
import { say } from '../say.mjs';

const NEEDED = [
  '@kindler/cli',
  '@kindler/backstage-plugin-kindler-backend',
  '@kindler/backstage-plugin-kindler-common',
  '@kindler/backstage-plugin-kindler-node',
];

/** What the program ends with that is installed by npm and run by Node alone. */
const CASES = [
  [['--version'], 0],
  [['--help'], 0],
  [['list'], 2],
  [['doctor'], 2],
  [['doctor', '--patroni', 'http://127.0.0.1:1'], 12],
  [['list', '--portal', 'http://127.0.0.1:1'], 12],
];

/** Installs the packed command line tool where nothing else is, and runs it. Returns how many cases are well and how many not. */
export async function tryCli({ node, env }, packages) {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-cli-'));
  const result = { passed: 0, failed: 0, skipped: [] };
  try {
    writeFileSync(join(folder, 'package.json'), '{}');
    const files = packages
      .filter(({ name }) => NEEDED.includes(name))
      .map(({ file }) => join(PACKED, file));
    await runQuietly('npm', ['install', '--no-audit', '--no-fund', ...files], {
      cwd: folder,
      env,
      logFile: inRoot('.lab/install-cli.log'),
      twice: true,
    });
    const program = join(folder, 'node_modules/@kindler/cli/bin/kindler');
    for (const [args, expected] of CASES) {
      const code = await exitOf(node, [program, ...args], { cwd: folder, env });
      if (code !== expected) {
        say(`kindler ${args.join(' ')} ended with ${code}, not ${expected}`);
      }
      result[code === expected ? 'passed' : 'failed'] += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return result;
}

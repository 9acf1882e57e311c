import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PACKAGE = resolve(__dirname, '../..');
const MODULES = resolve(PACKAGE, '../../node_modules');

/** The package as it is built, in a folder without its sources. */
export class BuiltCli {
  readonly folder = mkdtempSync(join(tmpdir(), 'kindler-cli-'));

  static async build(): Promise<BuiltCli> {
    const cli = require.resolve('@backstage/cli/bin/backstage-cli');
    const built = await run([cli, 'package', 'build'], { cwd: PACKAGE });
    if (built.exitCode !== 0) {
      throw new Error(`It cannot be built: ${built.out}${built.errors}`);
    }
    return new BuiltCli();
  }

  private constructor() {
    for (const part of ['bin', 'dist', 'package.json']) {
      cpSync(join(PACKAGE, part), join(this.folder, part), {
        recursive: true,
      });
    }
  }

  /** Runs it in a process of its own. */
  async run(args: string[], env: Record<string, string>) {
    return run(
      [
        // The packages of this repository that it asks for are not built.
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        join(this.folder, 'bin/kindler'),
        ...args,
      ],
      { env: { PATH: process.env.PATH, NODE_PATH: MODULES, ...env } },
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function run(
  args: string[],
  options: { cwd?: string; env?: Record<string, string | undefined> },
) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  const texts = { out: '', errors: '' };
  child.stdout.on('data', chunk => {
    texts.out += chunk;
  });
  child.stderr.on('data', chunk => {
    texts.errors += chunk;
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode: exitCode as number, ...texts };
}

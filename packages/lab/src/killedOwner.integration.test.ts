import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LabStateFile } from './LabStateFile';
import { isRunning } from './processes';
import { waitFor } from './waitFor';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');

function markedProcesses(id: string): string[] {
  return readdirSync('/proc').filter(name => {
    try {
      return readFileSync(`/proc/${name}/environ`, 'utf8').includes(
        `KINDLER_LAB_PROCESS=${id}`,
      );
    } catch {
      return false;
    }
  });
}

describe('a lab whose owner is killed', () => {
  it.each(['while it starts', 'when it runs'])(
    'leaves no process behind: %s',
    async moment => {
      const folder = mkdtempSync(join(tmpdir(), 'kindler-killed-'));
      const owner = spawn(
        process.execPath,
        [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          join(ROOT, 'packages/lab/src/cli.ts'),
          'up',
          folder,
          '--unlisted',
        ],
        { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT },
      );
      let output = '';
      owner.stdout.on('data', chunk => (output += chunk));
      const sign =
        moment === 'when it runs' ? 'lab: ready' : 'starting orders-2';
      await waitFor(sign, () => (output.includes(sign) ? true : undefined), {
        deadlineMs: 90_000,
        abort: () => (owner.exitCode === null ? undefined : output),
      });
      const state = LabStateFile.create(folder).read();
      const postmasters = [...state.members, state.archive].flatMap(
        ({ dataDir }) => {
          const file = join(dataDir, 'postmaster.pid');
          return existsSync(file)
            ? [Number(readFileSync(file, 'utf8').split('\n')[0])]
            : [];
        },
      );
      const expected = moment === 'when it runs' ? 4 : 0;
      expect(postmasters.length).toBeGreaterThanOrEqual(expected);

      owner.kill('SIGKILL');

      await waitFor(
        'the reaper to end',
        () => (isRunning(state.reaperPid) ? undefined : true),
        { deadlineMs: 40_000, logFile: join(folder, 'reaper.log') },
      );
      expect(postmasters.filter(isRunning)).toEqual([]);
      expect(markedProcesses(state.id)).toEqual([]);
      expect(existsSync(join(folder, 'lab.json'))).toBe(false);
    },
  );
});

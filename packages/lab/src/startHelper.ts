import { dirname, join } from 'node:path';
import type { LabContext } from './LabContext';
import { startProgram } from './processes';

const HELPERS = join(
  dirname(require.resolve('@kindler/lab/package.json')),
  'helpers',
);

/**
 * Starts one of the lab's own small programs and gives its process id. It runs as ourselves, because another user may
 * not be allowed to read our files, and ends with the lab at the latest.
 */
export async function startHelper(
  { folder }: LabContext,
  name: 'dnsServer' | 'holdSessions',
  args: string[],
): Promise<number> {
  const pid = await startProgram({
    command: process.execPath,
    arguments: [join(HELPERS, `${name}.cjs`), ...args],
    cwd: folder.path,
    logFile: join(folder.path, `${name}.log`),
    environment: folder.environment(),
  });
  folder.file(join('guests', String(pid)), '');
  return pid;
}

import { join } from 'node:path';
import type { LabContext } from './LabContext';
import {
  endProcess,
  postmasterPid,
  runProgram,
  startProgram,
} from './processes';
import { setUpArchive, withDatabase } from './setUpDatabases';
import { waitFor } from './waitFor';

/** Makes the standalone server's data folder. */
export async function createArchive({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const { archive, programs, credentials } = stateFile.read();
  const passwordFile = folder.file(
    'archive.password',
    `${credentials.archiveSuperuser.password}\n`,
  );
  await runProgram(
    {
      command: join(programs.postgresBin, 'initdb'),
      arguments: [
        ['--pgdata', archive.dataDir],
        ['--username', credentials.archiveSuperuser.user],
        ['--pwfile', passwordFile],
        ['--auth-host', 'scram-sha-256', '--auth-local', 'reject'],
        ['--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
      ].flat(),
      cwd: folder.path,
      environment: folder.environment(),
      runAs: folder.runAs,
    },
    { deadlineMs: 60_000 },
  );
}

/** Starts the standalone server, unless it runs, and waits until it answers. */
export async function startArchive(context: LabContext): Promise<void> {
  const { stateFile, folder } = context;
  const { archive, programs, credentials } = stateFile.read();
  if (postmasterPid(archive.dataDir) !== undefined) {
    return;
  }
  const pid = await startProgram({
    command: join(programs.postgresBin, 'postgres'),
    arguments: [
      ['-D', archive.dataDir, '-p', String(archive.port)],
      ['-h', archive.host, '-k', ''],
      ['-c', 'fsync=off', '-c', 'shared_buffers=32MB'],
    ].flat(),
    cwd: folder.path,
    logFile: archive.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  stateFile.update(state => {
    state.archive.pid = pid;
  });
  await waitFor(
    'archive-1 to answer',
    () =>
      withDatabase(
        {
          host: archive.host,
          port: archive.port,
          ...credentials.archiveSuperuser,
          database: 'postgres',
        },
        async client => (await client.query('SELECT 1')).rowCount ?? undefined,
      ),
    { deadlineMs: 30_000, logFile: archive.logFile },
  );
  await setUpArchive(stateFile.read());
}

/** Stops the standalone server and waits until it is gone. */
export async function stopArchive({ stateFile }: LabContext): Promise<void> {
  await endProcess(stateFile.read().archive.pid, {
    deadlineMs: 15_000,
    signal: 'SIGINT',
  });
  stateFile.update(state => {
    state.archive.pid = undefined;
  });
}

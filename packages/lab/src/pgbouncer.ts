import { basename } from 'node:path';
import type { LabContext } from './LabContext';
import { endProcess, isRunning, startProgram } from './processes';
import { renderPgbouncerConfig, renderUsers } from './renderPgbouncerConfig';
import { withDatabase } from './setUpDatabases';
import { waitFor } from './waitFor';

const USERS = 'pgbouncer.users';

/** Starts PgBouncer, unless it runs, and waits until its console answers. */
export async function startPgbouncer({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  const { pgbouncer, programs, credentials } = state;
  if (isRunning(pgbouncer.pid)) {
    return;
  }
  const usersFile = folder.file(USERS, renderUsers(credentials));
  folder.file(
    basename(pgbouncer.configFile),
    renderPgbouncerConfig(state, usersFile),
  );
  const pid = await startProgram({
    command: programs.pgbouncer,
    arguments: [pgbouncer.configFile],
    cwd: folder.path,
    logFile: pgbouncer.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  stateFile.update(changed => {
    changed.pgbouncer.pid = pid;
  });
  await waitFor(
    'PgBouncer to answer',
    () =>
      withDatabase(
        {
          host: pgbouncer.host,
          port: pgbouncer.port,
          ...credentials.poolerReader,
          database: 'pgbouncer',
        },
        async client => (await client.query('SHOW VERSION')) && true,
      ),
    {
      deadlineMs: 10_000,
      everyMs: 50,
      logFile: pgbouncer.logFile,
      abort: () => (isRunning(pid) ? undefined : 'PgBouncer ended'),
    },
  );
}

/** Stops PgBouncer, which cuts its clients, and waits until it is gone. */
export async function stopPgbouncer({ stateFile }: LabContext): Promise<void> {
  await endProcess(stateFile.read().pgbouncer.pid, {
    deadlineMs: 10_000,
    // From 1.23 on SIGTERM waits until all clients have left.
    signal: 'SIGQUIT',
  });
  stateFile.update(state => {
    state.pgbouncer.pid = undefined;
  });
}

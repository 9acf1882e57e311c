import { basename, join } from 'node:path';
import type { LabContext } from './LabContext';
import { endProcess, isRunning, startProgram } from './processes';
import {
  renderPgbouncerConfig,
  renderUsers,
  type PgbouncerSettings,
} from './renderPgbouncerConfig';
import { reservePorts } from './reservePorts';
import { withDatabase } from './setUpDatabases';
import type { LabListener, LabPgbouncer } from './types';
import { waitFor } from './waitFor';

const USERS = 'pgbouncer.users';

/** Starts PgBouncer, unless it runs, and waits until its console answers. */
export async function startPgbouncer(context: LabContext): Promise<void> {
  const { pgbouncer } = context.stateFile.read();
  if (isRunning(pgbouncer.pid)) {
    return;
  }
  await launch(context, pgbouncer, {}, pid =>
    context.stateFile.update(changed => {
      changed.pgbouncer.pid = pid;
    }),
  );
}

/**
 * A PgBouncer beside that of the lab. The lab ends it at the latest when it ends itself.
 * @public
 */
export interface FurtherPgbouncer extends LabListener {
  database: string;
  stop(): Promise<void>;
}

/** Starts one more PgBouncer in front of the read-write listener, with other settings. */
export async function startFurtherPgbouncer(
  context: LabContext,
  settings: PgbouncerSettings,
): Promise<FurtherPgbouncer> {
  const { pgbouncer } = context.stateFile.read();
  const [port] = await reservePorts(1);
  const path = (ending: string) =>
    join(context.folder.path, `pgbouncer-${port}.${ending}`);
  const { host, database } = pgbouncer;
  const files = { configFile: path('ini'), logFile: path('log') };
  let pid: number | undefined;
  await launch(
    context,
    { ...files, host, port, database },
    settings,
    started => {
      pid = started;
    },
  );
  return { host, port, database, stop: () => end(pid) };
}

async function launch(
  { stateFile, folder }: LabContext,
  pgbouncer: Omit<LabPgbouncer, 'pid'>,
  settings: PgbouncerSettings,
  started: (pid: number) => void,
): Promise<void> {
  const state = stateFile.read();
  const { programs, credentials } = state;
  const usersFile = folder.file(USERS, renderUsers(credentials));
  folder.file(
    basename(pgbouncer.configFile),
    renderPgbouncerConfig({ ...state, pgbouncer }, usersFile, settings),
  );
  const pid = await startProgram({
    command: programs.pgbouncer,
    arguments: [pgbouncer.configFile],
    cwd: folder.path,
    logFile: pgbouncer.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  started(pid);
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
  await end(stateFile.read().pgbouncer.pid);
  stateFile.update(state => {
    state.pgbouncer.pid = undefined;
  });
}

async function end(pid: number | undefined): Promise<void> {
  await endProcess(pid, {
    deadlineMs: 10_000,
    // From 1.23 on SIGTERM waits until all clients have left.
    signal: 'SIGQUIT',
  });
}

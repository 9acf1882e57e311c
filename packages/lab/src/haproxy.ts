import { basename } from 'node:path';
import { askHaproxy } from './haproxySocket';
import { LabError } from './LabError';
import type { LabContext } from './LabContext';
import {
  endProcess,
  isRunning,
  runProgram,
  signalProcess,
  startProgram,
} from './processes';
import { renderHaproxyConfig } from './renderHaproxyConfig';
import type { LabState } from './types';
import { waitFor } from './waitFor';

// Format version of `show servers state`: a file without any server.
const EMPTY_STATE_FILE = '1\n';

/** Writes the gateway's configuration and lets HAProxy check it. */
export async function writeHaproxyConfig({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  const { gateway } = state;
  folder.file(basename(gateway.configFile), renderHaproxyConfig(state));
  folder.file(basename(gateway.stateFile), EMPTY_STATE_FILE);
  await checkHaproxyConfig({ stateFile, folder });
}

async function checkHaproxyConfig({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const { gateway, programs } = stateFile.read();
  await runProgram(
    {
      command: programs.haproxy,
      arguments: ['-c', '-f', gateway.configFile],
      cwd: folder.path,
      environment: folder.environment(),
      runAs: folder.runAs,
    },
    { deadlineMs: 10_000 },
  );
}

/** Starts HAProxy in master-worker mode, unless it runs, and waits until its worker answers. */
export async function startHaproxy(context: LabContext): Promise<void> {
  const { stateFile, folder } = context;
  const { gateway, programs } = stateFile.read();
  if (isRunning(gateway.pid)) {
    return;
  }
  await checkHaproxyConfig(context);
  const pid = await startProgram({
    command: programs.haproxy,
    arguments: ['-W', '-S', gateway.masterSocket, '-f', gateway.configFile],
    cwd: folder.path,
    logFile: gateway.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  stateFile.update(state => {
    state.gateway.pid = pid;
  });
  await waitFor(
    'HAProxy to answer',
    async () =>
      (await askHaproxy(gateway.adminSocket, 'show info')).includes('Pid:')
        ? true
        : undefined,
    {
      deadlineMs: 10_000,
      everyMs: 50,
      logFile: gateway.logFile,
      abort: () => (isRunning(pid) ? undefined : 'HAProxy ended'),
    },
  );
}

/** Stops HAProxy, which cuts its clients, and waits until it is gone. */
export async function stopHaproxy({ stateFile }: LabContext): Promise<void> {
  await endProcess(stateFile.read().gateway.pid, { deadlineMs: 10_000 });
  stateFile.update(state => {
    state.gateway.pid = undefined;
  });
}

/** Reloads HAProxy without losing a connection; the old worker keeps its sessions. */
export async function reloadHaproxy(context: LabContext): Promise<void> {
  const { gateway } = context.stateFile.read();
  if (!isRunning(gateway.pid)) {
    throw new LabError('HAProxy does not run, so it cannot be reloaded');
  }
  await checkHaproxyConfig(context);
  const before = await workerPid(gateway.adminSocket);
  signalProcess(gateway.pid, 'SIGUSR2');
  await waitFor(
    'a new worker of HAProxy',
    async () =>
      (await workerPid(gateway.adminSocket)) !== before ? true : undefined,
    { deadlineMs: 10_000, everyMs: 50, logFile: gateway.logFile },
  );
}

async function workerPid(adminSocket: string): Promise<string> {
  const pid = /^Pid: (\d+)$/m.exec(await askHaproxy(adminSocket, 'show info'));
  if (!pid) {
    throw new LabError('HAProxy names no process id');
  }
  return pid[1];
}

/** Gives every server the administrative state that the configuration says, and forgets what switches left. */
export async function resetGateway({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const { gateway, members } = stateFile.read();
  folder.file(basename(gateway.stateFile), EMPTY_STATE_FILE);
  const commands = [
    ...members.flatMap((_, index) => [
      `orders_rw/pg${index + 1} state ready`,
      `orders_ro/pg${index + 1} state ready`,
      `platform_rw/m${index + 1} state ready`,
    ]),
    'orders_rw/archive1 state maint',
  ];
  for (const command of commands) {
    const answer = await askHaproxy(
      gateway.adminSocket,
      `set server ${command}`,
    );
    if (answer !== '') {
      throw new LabError(
        `HAProxy answered to set server ${command}: ${answer}`,
      );
    }
  }
  await askHaproxy(
    gateway.adminSocket,
    'shutdown sessions server orders_rw/archive1',
  );
}

/** State of one server as HAProxy's statistics show it. */
export interface ServerView {
  proxy: string;
  server: string;
  status: string;
  check: string;
  sessions: number;
}

/** All servers of the gateway; undefined when its socket does not answer. */
export async function readServers(
  state: LabState,
): Promise<ServerView[] | undefined> {
  let csv: string;
  try {
    csv = await askHaproxy(state.gateway.adminSocket, 'show stat');
  } catch {
    return undefined;
  }
  const [head, ...rows] = csv.replace(/^# /, '').split('\n');
  const names = head.split(',');
  return rows
    .map(row => {
      const cells = row.split(',');
      return (name: string) => cells[names.indexOf(name)] ?? '';
    })
    .filter(
      cell => cell('pxname') && !/^(FRONTEND|BACKEND)$/.test(cell('svname')),
    )
    .map(cell => ({
      proxy: cell('pxname'),
      server: cell('svname'),
      status: cell('status'),
      check: cell('check_status'),
      sessions: Number(cell('scur')),
    }));
}

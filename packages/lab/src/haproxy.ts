import { basename, join } from 'node:path';
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
import { writeEmptyHosts } from './emptyHosts';
import { renderHaproxyConfig } from './renderHaproxyConfig';
import type { LabGateway } from './types';
import { waitFor } from './waitFor';

/** Format version of `show servers state`: a file without any server. */
export const EMPTY_STATE_FILE = '1\n';

/** Writes the gateway's configuration and lets HAProxy check it. */
export async function writeHaproxyConfig({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  const { gateway } = state;
  folder.file(basename(gateway.configFile), renderHaproxyConfig(state));
  folder.file(basename(gateway.stateFile), EMPTY_STATE_FILE);
  folder.folder(basename(gateway.hosts.folder));
  writeEmptyHosts(folder, gateway);
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
      arguments: ['-c', ...filesOf(gateway)],
      cwd: folder.path,
      environment: folder.environment(),
      runAs: folder.runAs,
    },
    { deadlineMs: 10_000 },
  );
}

function filesOf({ configFile, hosts }: LabGateway): string[] {
  return ['-f', configFile, '-f', join(hosts.folder, 'hosts.cfg')];
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
    arguments: ['-W', '-S', gateway.masterSocket, ...filesOf(gateway)],
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

import type { LabContext } from './LabContext';
import { endProcess, isRunning, startProgram } from './processes';
import type { LabEtcd } from './types';
import { waitFor } from './waitFor';

/** Arguments of an etcd that is a cluster of its own. */
export function etcdArguments(
  etcd: Pick<LabEtcd, 'url' | 'peerUrl' | 'dataDir'>,
): string[] {
  return [
    ['--data-dir', etcd.dataDir],
    ['--listen-client-urls', etcd.url],
    ['--advertise-client-urls', etcd.url],
    ['--listen-peer-urls', etcd.peerUrl],
    ['--initial-advertise-peer-urls', etcd.peerUrl],
    ['--initial-cluster', `default=${etcd.peerUrl}`],
    ['--unsafe-no-fsync'],
  ].flat();
}

/** Starts etcd, unless it runs, and waits until it answers. */
export async function startEtcd({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const { etcd, programs } = stateFile.read();
  if (isRunning(etcd.pid)) {
    return;
  }
  const pid = await startProgram({
    command: programs.etcd,
    arguments: etcdArguments(etcd),
    cwd: folder.path,
    logFile: etcd.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  stateFile.update(state => {
    state.etcd.pid = pid;
  });
  await waitFor(
    'etcd to answer',
    async () => ((await isEtcdHealthy(etcd.url)) ? true : undefined),
    {
      deadlineMs: 20_000,
      logFile: etcd.logFile,
      abort: () => (isRunning(pid) ? undefined : 'etcd ended'),
    },
  );
}

/** Whether etcd says that it can commit. */
export async function isEtcdHealthy(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health`, {
    signal: AbortSignal.timeout(2_000),
  });
  const body = (await response.json()) as { health?: string };
  return body.health === 'true';
}

/** Stops etcd and waits until it is gone. */
export async function stopEtcd({ stateFile }: LabContext): Promise<void> {
  await endProcess(stateFile.read().etcd.pid, { deadlineMs: 10_000 });
  stateFile.update(state => {
    state.etcd.pid = undefined;
  });
}

import { NotFoundError } from '@backstage/errors';
import { clustersOf, findMember } from './clustersOf';
import type { LabContext } from './LabContext';
import { PGO, podAddress } from './postgresOperatorObjects';
import {
  endProcess,
  isRunning,
  postmasterPid,
  signalProcess,
  startProgram,
} from './processes';
import { renderPatroniConfig } from './renderPatroniConfig';
import type { LabState } from './types';
import { waitFor } from './waitFor';

/** Starts a member's Patroni, unless it runs. Patroni starts PostgreSQL by itself. */
export async function startPatroni(
  { stateFile, folder }: LabContext,
  name: string,
): Promise<void> {
  const state = stateFile.read();
  const member = findMember(state, name);
  if (isRunning(member.pid)) {
    return;
  }
  const pid = await startProgram({
    command: state.programs.patroni,
    arguments: [member.configFile],
    cwd: folder.path,
    logFile: member.logFile,
    environment: folder.environment(),
    runAs: folder.runAs,
  });
  stateFile.update(changed => {
    findMember(changed, name).pid = pid;
  });
}

/** Writes the configuration files of all members. */
export function writePatroniConfigs({ stateFile, folder }: LabContext): void {
  const state = stateFile.read();
  let index = 0;
  for (const cluster of clustersOf(state)) {
    for (const member of cluster.members) {
      folder.file(
        `${member.name}.yaml`,
        renderPatroniConfig(
          state,
          cluster,
          member,
          dcsSection(state, cluster.name, index),
        ),
      );
      index += 1;
    }
  }
}

/** Patroni's section of its store; on Kubernetes in the shape that PGO gives it. */
export function dcsSection(
  state: Pick<LabState, 'etcd' | 'kubernetes'>,
  cluster: string,
  index: number,
): Record<string, unknown> {
  if (!state.kubernetes) {
    return { etcd3: { hosts: new URL(state.etcd.url).host } };
  }
  return {
    kubernetes: {
      context: 'lab',
      namespace: state.kubernetes.namespace,
      labels: { [`${PGO}/cluster`]: cluster },
      scope_label: `${PGO}/patroni`,
      role_label: `${PGO}/role`,
      leader_label_value: 'master',
      use_endpoints: true,
      pod_ip: podAddress(index),
      ports: [{ name: 'postgres', port: 5432 }],
    },
  };
}

/** Stops a member's Patroni, which stops its PostgreSQL; waits until both are gone. */
export async function stopPatroni(
  { stateFile }: LabContext,
  name: string,
): Promise<void> {
  const member = findMember(stateFile.read(), name);
  await endProcess(member.pid, { deadlineMs: 30_000 });
  await endProcess(postmasterPid(member.dataDir), {
    deadlineMs: 10_000,
    signal: 'SIGINT',
  });
  stateFile.update(state => {
    findMember(state, name).pid = undefined;
  });
}

/** Stops (SIGSTOP) or continues (SIGCONT) a member's Patroni; its PostgreSQL runs on. */
export function signalPatroni(
  { stateFile }: LabContext,
  name: string,
  signal: 'SIGSTOP' | 'SIGCONT',
): void {
  signalProcess(findMember(stateFile.read(), name).pid, signal);
}

/** Kills a member's postmaster without warning, and waits until it is gone. */
export async function killPostmaster(
  { stateFile }: LabContext,
  name: string,
): Promise<void> {
  const member = findMember(stateFile.read(), name);
  const pid = postmasterPid(member.dataDir);
  if (pid === undefined) {
    throw new NotFoundError(`PostgreSQL of ${name} does not run`);
  }
  signalProcess(pid, 'SIGKILL');
  await waitFor(
    `the end of ${name}'s PostgreSQL`,
    () => (isRunning(pid) ? undefined : true),
    { deadlineMs: 5_000, everyMs: 20 },
  );
}

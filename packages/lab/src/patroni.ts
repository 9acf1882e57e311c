import { NotFoundError } from '@backstage/errors';
import type { LabContext } from './LabContext';
import {
  endProcess,
  isRunning,
  postmasterPid,
  signalProcess,
  startProgram,
} from './processes';
import { renderPatroniConfig } from './renderPatroniConfig';
import type { LabMember, LabState } from './types';
import { waitFor } from './waitFor';

/** @throws NotFoundError that lists the members */
export function findMember(state: LabState, name: string): LabMember {
  const member = state.members.find(each => each.name === name);
  if (!member) {
    throw new NotFoundError(
      `No member ${name}; there are ${state.members
        .map(each => each.name)
        .join(', ')}`,
    );
  }
  return member;
}

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
  for (const member of state.members) {
    folder.file(
      `${member.name}.yaml`,
      renderPatroniConfig(state, member, dcsSection(state, member)),
    );
  }
}

function dcsSection(
  state: LabState,
  _member: LabMember,
): Record<string, unknown> {
  return { etcd3: { hosts: new URL(state.etcd.url).host } };
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

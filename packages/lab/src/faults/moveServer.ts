import { tellHaproxy } from '../haproxySocket';
import type { LabContext } from '../LabContext';
import { LabError } from '../LabError';
import type { LabListener, LabProxyName, LabState } from '../types';

const DONE = /changed from|no need to change/;

/** Gives a server of HAProxy another address. Its check keeps using the old one and stays healthy. */
export async function moveServer(
  { stateFile }: LabContext,
  proxy: LabProxyName,
  server: string,
  address: LabListener,
): Promise<void> {
  stateFile.update(({ faults }) => {
    faults.movedServers.push({ proxy, server });
  });
  await setAddress(stateFile.read(), proxy, server, address);
}

/** Restores the configured addresses of moved servers, and ends their sessions elsewhere. */
export async function moveServersBack({
  stateFile,
}: LabContext): Promise<void> {
  const state = stateFile.read();
  for (const { proxy, server } of state.faults.movedServers) {
    await setAddress(state, proxy, server, configuredAddress(state, server));
    await tellHaproxy(
      state.gateway.adminSocket,
      `shutdown sessions server ${proxy}/${server}`,
    );
  }
  stateFile.update(({ faults }) => {
    faults.movedServers = [];
  });
}

async function setAddress(
  { gateway }: LabState,
  proxy: string,
  server: string,
  { host, port }: LabListener,
): Promise<void> {
  await tellHaproxy(
    gateway.adminSocket,
    `set server ${proxy}/${server} addr ${host} port ${port}`,
    DONE,
  );
}

function configuredAddress(state: LabState, server: string): LabListener {
  const member = state.members[Number(/^(?:pg|m)(\d+)$/.exec(server)?.[1]) - 1];
  if (!member) {
    throw new LabError(`No member is behind server ${server}`);
  }
  return member;
}

import { basename } from 'node:path';
import { dropHosts } from './emptyHosts';
import { EMPTY_STATE_FILE } from './haproxy';
import { tellHaproxy } from './haproxySocket';
import type { LabContext } from './LabContext';

/** Gives every server the administrative state that the configuration says, and forgets what switches left. */
export async function resetGateway({
  stateFile,
  folder,
}: LabContext): Promise<void> {
  const { gateway, members } = stateFile.read();
  folder.file(basename(gateway.stateFile), EMPTY_STATE_FILE);
  await dropHosts(folder, gateway);
  const commands = [
    ...members.flatMap((_, index) => [
      `orders_rw/pg${index + 1} state ready`,
      `orders_ro/pg${index + 1} state ready`,
      `platform_rw/m${index + 1} state ready`,
    ]),
    'orders_rw/archive1 state maint',
  ];
  for (const command of commands) {
    await tellHaproxy(gateway.adminSocket, `set server ${command}`);
  }
  await tellHaproxy(
    gateway.adminSocket,
    'shutdown sessions server orders_rw/archive1',
  );
}

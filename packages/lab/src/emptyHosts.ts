import { basename, join } from 'node:path';
import { askHaproxy } from './haproxySocket';
import type { RunFolder } from './RunFolder';
import type { LabGateway } from './types';

const BACKEND = `# Kindler writes this file: changes by hand are lost.
backend kindler_hosts
  mode http
  balance roundrobin
  load-server-state-from-file none
  http-request set-var(txn.kindler_check) req.hdr(x-kindler-check)
  use-server %[var(txn.kindler)] if TRUE
  http-response set-header x-kindler-server %s if { var(txn.kindler_check) -m found }
  http-after-response set-header x-kindler-route %[var(txn.kindler)] if { var(txn.kindler_check) -m found }
`;
const MAP = '# Kindler writes this file: changes by hand are lost.\n';

/** The lines that Kindler requires in the HTTP frontend. */
export function hostLines(mapFile: string): string[] {
  const host = 'req.hdr(host),field(1,:),lower';
  return [
    `http-request set-var(txn.kindler) ${host},map(${mapFile})`,
    `http-request set-var(txn.kindler) "${host},regsub('^[^.]+','*'),map(${mapFile})" unless { var(txn.kindler) -m found }`,
    'use_backend kindler_hosts if { var(txn.kindler) -m found }',
  ];
}

/** Writes the initial files of hosts in the same form as Kindler. */
export function writeEmptyHosts(folder: RunFolder, { hosts }: LabGateway) {
  const its = basename(hosts.folder);
  folder.file(join(its, 'hosts.cfg'), BACKEND);
  folder.file(join(its, 'hosts.map'), MAP);
}

/** Forgets all hosts, in the files and in the running HAProxy. */
export async function dropHosts(
  folder: RunFolder,
  gateway: LabGateway,
): Promise<void> {
  writeEmptyHosts(folder, gateway);
  const { adminSocket, hosts } = gateway;
  await askHaproxy(adminSocket, `clear map ${join(hosts.folder, 'hosts.map')}`);
  const state = await askHaproxy(
    adminSocket,
    'show servers state kindler_hosts',
  );
  for (const [, server] of state.matchAll(/^\d+ kindler_hosts \d+ (\S+) /gm)) {
    const name = `kindler_hosts/${server}`;
    for (const command of [
      `set server ${name} state maint`,
      `shutdown sessions server ${name}`,
      `del server ${name}`,
    ]) {
      await askHaproxy(adminSocket, command);
    }
  }
}

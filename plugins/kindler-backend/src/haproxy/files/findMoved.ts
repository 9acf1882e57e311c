import {
  canonicalHost,
  formatAddress,
  isAddress,
} from '../../model/addresses/address';
import type { ConfiguredProxy } from '../parsing/parseConfiguration';
import type { ServerState } from '../parsing/parseServersState';
import type { OwnedProxy } from './OwnedProxy';
import { byServer } from './renderProxies';

type Address = { host: string; port: number };

/**
 * Returns a server that runs at an address which neither the file nor the configuration of the plugin says; undefined if
 * there is none. An address that only the plugin's configuration says is news to be written.
 */
export function findMoved(
  proxies: OwnedProxy[],
  written: ConfiguredProxy[],
  states: ServerState[],
): { server: string; running: string; written: string } | undefined {
  const running = byServer(states);
  for (const { name: proxy, servers } of proxies) {
    const inFile = written.find(({ name }) => name === proxy)?.servers ?? [];
    for (const { name, address } of servers) {
      const state = running.get(`${proxy}/${name}`);
      const said = inFile.find(server => server.name === name)?.address;
      const now = state && { host: state.address, port: state.port };
      if (now && said && differs(now, said) && differs(now, address)) {
        return {
          server: `${proxy}/${name}`,
          running: formatAddress(now),
          written: formatAddress(said),
        };
      }
    }
  }
  return undefined;
}

/** Names are not compared, because HAProxy runs with the address that a name had. */
function differs(now: Address, said: Address): boolean {
  const host = canonicalHost(said.host);
  return (
    now.port !== said.port ||
    (isAddress(host) && canonicalHost(now.host) !== host)
  );
}

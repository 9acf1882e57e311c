import type { ServerState } from '../parsing/parseServersState';
import type { OwnedProxy, OwnedServer } from './OwnedProxy';

const NOTE = '# Kindler writes this file: changes by hand are lost.';

/** A state file without any server. */
export const NO_STATES = '1\n';

/** States by `<proxy>/<server>`. */
export type States = ReadonlyMap<string, ServerState>;

export function byServer(states: ServerState[]): States {
  return new Map(
    states.map(state => [`${state.proxy}/${state.server}`, state]),
  );
}

/**
 * Renders the proxies with the states and weights that their servers have now, so that a reload changes none. A
 * configuration cannot drain, so a drained server is disabled: either keeps new clients away.
 */
export function renderProxies(
  proxies: OwnedProxy[],
  states: States,
  stateFile: string,
): string {
  return [
    NOTE,
    ...proxies.flatMap(proxy => [
      '',
      `listen ${proxy.name}`,
      ...[
        ...proxy.bind.map(address => `bind ${address}`),
        // What checks said outlasts a reload. The file has states only while one is under way.
        'load-server-state-from-file local',
        `server-state-file-name ${stateFile}`,
        ...proxy.settings,
        ...proxy.servers.map(server =>
          renderServer(server, states.get(`${proxy.name}/${server.name}`)),
        ),
      ].map(line => `  ${line}`),
    ]),
    '',
  ].join('\n');
}

function renderServer(
  { name, address, options, disabled }: OwnedServer,
  state: ServerState | undefined,
): string {
  const { host, port } = address;
  const isOff = state ? state.admin !== 'ready' : disabled;
  return [
    `server ${name}`,
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
    options,
    state?.weight === undefined ? '' : `weight ${state.weight}`,
    isOff ? 'disabled' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

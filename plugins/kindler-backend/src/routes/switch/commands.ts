import type { RouteConfig } from '../../config';
import type { ServerState } from '../../model/parseServersState';

type Admin = ServerState['admin'];

export function setState(
  route: RouteConfig,
  server: string,
  state: Admin,
): string {
  return `set server ${route.proxy}/${server} state ${state}`;
}

/**
 * The commands of a move. The old servers go first, so that no moment has both targets open to writes; their
 * sessions are ended last, when clients that come back find the new target.
 */
export function moveCommands(
  route: RouteConfig,
  closing: string[],
  opening: string[],
): string[] {
  return [
    ...closing.map(server => setState(route, server, 'maint')),
    ...opening.map(server => setState(route, server, 'ready')),
    ...closing.map(
      server => `shutdown sessions server ${route.proxy}/${server}`,
    ),
  ];
}

/** Servers of all targets but one. */
export function otherServers(route: RouteConfig, target: string): string[] {
  return route.targets
    .filter(({ name }) => name !== target)
    .flatMap(({ servers }) => servers);
}

export function targetServers(route: RouteConfig, target: string): string[] {
  return route.targets.find(({ name }) => name === target)?.servers ?? [];
}

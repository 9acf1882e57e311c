import type { ServerChange } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';

/**
 * The changes of a move. The old servers go first, so that no moment has both targets open to writes; their
 * sessions are ended last, when clients that come back find the new target.
 */
export function moveChanges(
  closing: string[],
  opening: string[],
): ServerChange[] {
  return [
    ...closing.map(server => ({ server, state: 'maint' as const })),
    ...opening.map(server => ({ server, state: 'ready' as const })),
    ...closing.map(server => ({ server, endSessions: true as const })),
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

import type { ServerChange } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';

/**
 * The changes of a move. The old servers come first, so that both targets are never open to writes at once. Their
 * sessions are ended last, when returning clients already find the new target.
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

/** Servers of all other targets. */
export function otherServers(route: RouteConfig, target: string): string[] {
  return route.targets
    .filter(({ name }) => name !== target)
    .flatMap(({ servers }) => servers);
}

export function targetServers(route: RouteConfig, target: string): string[] {
  return route.targets.find(({ name }) => name === target)?.servers ?? [];
}

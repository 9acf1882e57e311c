import type { RouteConfig } from '../config';

/** Names of the clusters that the routes of each gateway may lead to, so that its statistics go to those only. */
export function databasesBehind(
  routes: readonly RouteConfig[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const behind = new Map<string, Set<string>>();
  for (const { gateway, targets } of routes) {
    const names = behind.get(gateway) ?? new Set<string>();
    targets.forEach(({ database }) => names.add(database));
    behind.set(gateway, names);
  }
  return behind;
}

import type { Route } from '@kindler/backstage-plugin-kindler-common';

/**
 * The database clusters that routes lead to.
 */
export class RouteTable {
  #routes = new Map<string, Route>();
  #byDatabase = new Map<string, Route[]>();
  readonly #lastActive = new Map<string, string>();

  /** Replaces all routes. */
  update(routes: Route[]) {
    this.#routes = new Map(routes.map(route => [route.name, route]));
    this.#byDatabase = groupByDatabase(routes);
    routes.forEach(route => this.#noteActive(route));
  }

  /** Updates one known route; an unknown route is only added together with all others. */
  updateOne(route: Route) {
    if (this.#routes.has(route.name)) {
      this.#noteActive(route);
    }
  }

  /**
   * The database cluster that the route leads to: the only possible one, or the one it was last seen to lead to. A
   * gateway that does not answer for a while changes nothing. Undefined if it was never seen.
   */
  databaseOf(routeName: string): string | undefined {
    const route = this.#routes.get(routeName);
    const databases = new Set(route?.targets.map(({ database }) => database));
    if (databases.size === 1) {
      return [...databases][0];
    }
    const last = this.#lastActive.get(routeName);
    return last !== undefined && databases.has(last) ? last : undefined;
  }

  /** Routes that can lead to the database cluster. */
  routesTo(databaseName: string): Route[] {
    return this.#byDatabase.get(databaseName) ?? [];
  }

  #noteActive({ name, activeTargetKind, activeTarget, targets }: Route) {
    const target =
      activeTargetKind === 'named' &&
      targets.find(each => each.name === activeTarget);
    if (target) {
      this.#lastActive.set(name, target.database);
    }
  }
}

function groupByDatabase(routes: Route[]): Map<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    for (const name of new Set(route.targets.map(each => each.database))) {
      const group = groups.get(name) ?? [];
      group.push(route);
      groups.set(name, group);
    }
  }
  return groups;
}

import type { Route } from '@kindler/backstage-plugin-kindler-common';

/**
 * Which database clusters the routes lead to.
 */
export class RouteTable {
  #routes = new Map<string, Route>();
  #byDatabase = new Map<string, Route[]>();
  readonly #lastActive = new Map<string, string>();

  /** Takes the routes over as they are now. */
  update(routes: Route[]) {
    this.#routes = new Map(routes.map(route => [route.name, route]));
    this.#byDatabase = groupByDatabase(routes);
    routes.forEach(route => this.#noteActive(route));
  }

  /** Takes one route over that was there before; another one is known with all others only. */
  updateOne(route: Route) {
    if (this.#routes.has(route.name)) {
      this.#noteActive(route);
    }
  }

  /**
   * The database cluster that the route leads to: the only one it can lead to, or the one it was last seen to lead to.
   * A gateway that does not answer for a while changes nothing. Undefined when it was never seen.
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

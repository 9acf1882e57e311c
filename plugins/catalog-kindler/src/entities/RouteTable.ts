import type { Route } from '@kindler/backstage-plugin-kindler-common';

/**
 * Which database clusters the routes lead to.
 */
export class RouteTable {
  #routes: Route[] = [];
  readonly #lastActive = new Map<string, string>();

  static create() {
    return new RouteTable();
  }

  private constructor() {}

  /** Takes the routes over as they are now. */
  update(routes: Route[]) {
    this.#routes = routes;
    for (const route of routes) {
      const target =
        route.activeTargetKind === 'named' &&
        route.targets.find(({ name }) => name === route.activeTarget);
      if (target) {
        this.#lastActive.set(route.name, target.database);
      }
    }
  }

  /**
   * The database cluster that the route leads to: the only one it can lead to, or the one it was last seen to lead to.
   * A gateway that does not answer for a while changes nothing. Undefined when it was never seen.
   */
  databaseOf(routeName: string): string | undefined {
    const route = this.#routes.find(({ name }) => name === routeName);
    const databases = new Set(route?.targets.map(({ database }) => database));
    if (databases.size === 1) {
      return [...databases][0];
    }
    const last = this.#lastActive.get(routeName);
    return last !== undefined && databases.has(last) ? last : undefined;
  }

  /** Routes that can lead to the database cluster. */
  routesTo(databaseName: string): Route[] {
    return this.#routes.filter(route =>
      route.targets.some(({ database }) => database === databaseName),
    );
  }
}

import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { databaseEntityName, resourceRef } from '../entities/entityNames';
import type { EntityContext } from '../entities/environmentEntity';
import { RouteTable } from '../entities/RouteTable';
import type { KnownEntity } from './WrittenEntityReader';

/**
 * Facts required before entities can be built: where the routes lead, and which names belong to database clusters.
 * Entities built without them, because a source is unavailable, would lose relations or take the place of others.
 */
export class EntityKnowledge {
  readonly #routes = new RouteTable();
  readonly #appBaseUrl: string | undefined;
  #routesAreKnown = false;
  #databases: ReadonlySet<string> | undefined;

  constructor(appBaseUrl: string | undefined) {
    this.#appBaseUrl = appBaseUrl;
  }

  learnRoutes(routes: Route[]) {
    this.#routes.update(routes);
    this.#routesAreKnown = true;
  }

  /** Updates where one known route leads. */
  learnRoute(route: Route) {
    this.#routes.updateOne(route);
  }

  /**
   * Takes note of all names that an entity of a database cluster has or will have. What is not known now stays as it
   * was.
   *
   * @param names - database clusters of Kindler, where they could be read
   * @param known - their entities in the catalog, where it could be asked
   */
  learnDatabases(
    names: string[] | undefined,
    known: KnownEntity[] | undefined,
  ) {
    const learned = [
      ...(names ?? []),
      ...(known ?? []).map(({ name }) => name),
    ];
    if (names && known) {
      this.#databases = new Set(learned);
    } else if (names || known) {
      this.#databases = new Set([...(this.#databases ?? []), ...learned]);
    }
  }

  /** The context for building entities; undefined while it is incomplete. */
  context(): EntityContext | undefined {
    return this.#routesAreKnown && this.#databases
      ? {
          databases: this.#databases,
          routes: this.#routes,
          appBaseUrl: this.#appBaseUrl,
        }
      : undefined;
  }

  /** Refs that belong to database clusters. */
  databaseRefs(): ReadonlySet<string> {
    const names = [...(this.#databases ?? [])];
    return new Set(names.map(name => resourceRef(databaseEntityName(name))));
  }
}

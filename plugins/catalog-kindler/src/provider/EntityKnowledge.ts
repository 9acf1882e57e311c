import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { databaseEntityName, resourceRef } from '../entities/entityNames';
import type { EntityContext } from '../entities/environmentEntity';
import { RouteTable } from '../entities/RouteTable';
import type { KnownEntity } from './WrittenEntityReader';

/**
 * What has to be known before entities can be made: where the routes lead, and which names belong to database clusters.
 * Entities that are made without it would lose relations, or take each other's place, because a source is away.
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

  /** Takes note of where one of the known routes leads now. */
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

  /** What entities are made with; undefined while it is not known. */
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

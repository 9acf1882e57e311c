import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  databaseConnectionOf,
  type KindlerCatalogEvent,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { databaseEntity } from '../entities/databaseEntity';
import {
  databaseEntityName,
  environmentEntityName,
  resourceRef,
} from '../entities/entityNames';
import { environmentEntity } from '../entities/environmentEntity';
import { WrittenEntityReader } from './WrittenEntityReader';
import { ChangeLog } from './ChangeLog';
import { EntityKnowledge } from './EntityKnowledge';
import { KindEntities, type EntityChange } from './KindEntities';
import { KindlerSource } from './KindlerSource';
import { TaskQueue } from './TaskQueue';

export interface KindlerEntityProviderOptions {
  kindler: KindlerService;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** URL of the portal, for the entities' links. */
  appBaseUrl?: string;
}

/**
 * Keeps a `Resource` in the catalog for every Kindler environment and database cluster.
 *
 * @remarks
 * It only ever writes deltas. A full replacement cannot tell what is gone from what was not read, and would remove what
 * another replica has added in the meantime. What may be removed is what the catalog had before the source was read and
 * what the source, fresh and complete, does not have any more.
 */
export class KindlerEntityProvider implements EntityProvider {
  readonly #source: KindlerSource;
  readonly #log: ChangeLog;
  readonly #environments: KindEntities;
  readonly #databases: KindEntities;
  readonly #queue = new TaskQueue();
  readonly #knowledge: EntityKnowledge;
  #nextSync: Promise<boolean> | undefined;
  #connection: EntityProviderConnection | undefined;

  constructor(options: KindlerEntityProviderOptions) {
    const { kindler, catalog, auth, logger, appBaseUrl } = options;
    const log = new ChangeLog(logger);
    const reader = new WrittenEntityReader({ catalog, auth });
    this.#log = log;
    this.#knowledge = new EntityKnowledge(appBaseUrl);
    this.#source = new KindlerSource({ kindler, auth });
    this.#environments = new KindEntities({
      kind: 'environment',
      reader,
      log,
    });
    this.#databases = new KindEntities({ kind: 'database', reader, log });
  }

  getProviderName(): string {
    return 'kindler';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /**
   * Compares everything with the catalog. Calls that come while one waits for its turn share it.
   *
   * @returns whether every source gave a usable answer
   */
  async sync(): Promise<boolean> {
    this.#nextSync ??= this.#queue.run(() => {
      this.#nextSync = undefined;
      return this.#syncAll();
    });
    return this.#nextSync;
  }

  /** Updates the one thing that the event names. */
  async handle(event: KindlerCatalogEvent): Promise<void> {
    const isNew = event.change === 'upserted';
    if (!this.#knowledge.context() || (event.kind === 'database' && isNew)) {
      await this.sync();
    }
    if (event.kind === 'environment') {
      await this.#queue.run(() => this.#syncEnvironment(event.name, isNew));
    } else if (!isNew) {
      await this.#queue.run(() => this.#removeDatabase(event.name));
    }
  }

  async #syncAll(): Promise<boolean> {
    const routesAreFresh = await this.#readRoutes();
    const known = {
      environments: await this.#environments.known(),
      databases: await this.#databases.known(),
    };
    const databases = await this.#source.databases();
    const environments = await this.#source.environments();
    this.#report('Database clusters', databases);
    this.#report('Environments', environments);

    this.#knowledge.learnDatabases(
      databases.ok ? databases.items.map(({ name }) => name) : undefined,
      known.databases,
    );
    const context = this.#knowledge.context();
    if (!context) {
      return false;
    }
    if (databases.ok) {
      const entities = databases.items.map(item =>
        databaseEntity(item, context),
      );
      await this.#write(
        this.#databases,
        await this.#databases.plan(entities, known.databases, new Set()),
      );
    }
    if (environments.ok) {
      const entities = environments.items.map(item =>
        environmentEntity(item, context),
      );
      await this.#write(
        this.#environments,
        await this.#environments.plan(
          entities,
          known.environments,
          this.#knowledge.databaseRefs(),
        ),
      );
    }
    return (
      routesAreFresh &&
      databases.ok &&
      (environments.ok || environments.reason === undefined)
    );
  }

  async #syncEnvironment(name: string, isNew: boolean): Promise<void> {
    const context = this.#knowledge.context();
    const seen = await this.#source.environment(name);
    this.#log.report(
      `Environment "${name}"`,
      seen.kind === 'unknown' ? seen.reason : undefined,
    );
    if (!context) {
      return;
    }
    if (seen.kind === 'found') {
      await this.#readRoute(databaseConnectionOf(seen.item)?.route);
      const entity = environmentEntity(seen.item, context);
      await this.#write(
        this.#environments,
        await this.#environments.plan([entity], undefined, new Set()),
      );
    } else if (seen.kind === 'absent' && !isNew) {
      const entityName = environmentEntityName(name, context.databases);
      const usualRef = resourceRef(entityName);
      const removed = await this.#environments.refsOf(name, usualRef);
      await this.#write(this.#environments, { added: [], removed });
    }
  }

  async #removeDatabase(name: string): Promise<void> {
    const seen = await this.#source.database(name);
    if (seen.kind === 'absent') {
      const usualRef = resourceRef(databaseEntityName(name));
      const removed = await this.#databases.refsOf(name, usualRef);
      await this.#write(this.#databases, { added: [], removed });
    }
  }

  async #readRoute(name: string | undefined): Promise<void> {
    const route = name && (await this.#source.route(name));
    if (route && route.kind === 'found') {
      this.#knowledge.learnRoute(route.item);
    }
  }

  async #readRoutes(): Promise<boolean> {
    const routes = await this.#source.routes();
    this.#report('Routes', routes);
    if (routes.ok) {
      this.#knowledge.learnRoutes(routes.items);
    }
    return routes.ok;
  }

  async #write(kind: KindEntities, change: EntityChange): Promise<void> {
    const { added, removed } = change;
    if (added.length === 0 && removed.length === 0) {
      return;
    }
    if (!this.#connection) {
      throw new Error('The catalog has not connected the provider yet');
    }
    const locationKey = this.getProviderName();
    await this.#connection.applyMutation({
      type: 'delta',
      added: added.map(entity => ({ entity, locationKey })),
      removed: removed.map(entityRef => ({ entityRef, locationKey })),
    });
    kind.wrote(added.map(stringifyEntityRef), removed);
  }

  #report(
    subject: string,
    reading: { ok: true } | { ok: false; reason?: string },
  ) {
    this.#log.report(subject, reading.ok ? undefined : reading.reason);
  }
}

import { NotFoundError } from '@backstage/errors';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerDatabaseResource } from '@kindler/backstage-plugin-kindler-node';
import type { OperationSubject } from '../../operations';
import type { Domains } from '../Domains';
import { explainStoreError } from '../explainStoreError';
import type { ThingKind } from '../guards';
import type { Sees, Visibility, ThingResources } from './Visibility';

type Found<K extends ThingKind> = Array<ThingResources[K] | undefined>;

/** The things on whose properties permissions depend. */
export class Things {
  readonly #domains: Pick<
    Domains,
    'observer' | 'routes' | 'environments' | 'operations' | 'backups'
  >;

  constructor(domains: Domains) {
    this.#domains = domains;
  }

  /** Returns one entry for each name, undefined for unknown ones. */
  async find<K extends ThingKind>(kind: K, names: string[]): Promise<Found<K>> {
    const { backups, environments, observer, routes } = this.#domains;
    const finders: {
      [T in ThingKind]: (names: string[]) => Found<T> | Promise<Found<T>>;
    } = {
      database: all =>
        all.map(name => {
          const database = observer.getDatabase(name);
          return database && toDatabaseResource(database);
        }),
      route: all => all.map(name => routes.find(name)),
      environment: all => environments.find(all),
      backup: all => Promise.all(all.map(name => backups.findResource(name))),
    };
    return finders[kind](names);
  }

  /** Rejects with the same message if there is no such thing and if the caller may not see it. */
  async require<K extends ThingKind>(
    kind: K,
    name: string,
    sees: Sees<ThingResources[K]>,
  ): Promise<ThingResources[K]> {
    if (kind === 'environment') {
      const { environments } = this.#domains;
      const known = await environments.get(
        name,
        sees as Visibility['environment'],
      );
      return known.item as unknown as ThingResources[K];
    }
    const [thing] = await this.find(kind, [name]);
    if (!thing || !sees(thing)) {
      const what = kind === 'database' ? 'database cluster' : kind;
      throw new NotFoundError(`No ${what} '${name}'`);
    }
    return thing;
  }

  async findSubject(operationId: string) {
    try {
      return await this.#domains.operations.getSubject(operationId);
    } catch (error) {
      throw explainStoreError(error);
    }
  }

  /** Whether the caller may see the subject of an operation. */
  seesSubject(visibility: Visibility): Sees<OperationSubject> {
    const { observer, routes } = this.#domains;
    const { database, route, environment, gateway, backup } = visibility;
    return ({ kind, name, owner, provider }) => {
      if (kind === 'environment') {
        return environment?.({ name, owner, provider }) ?? true;
      }
      if (kind === 'gateway') {
        return gateway?.({ name }) ?? true;
      }
      if (kind === 'backup') {
        return backup?.({ name, owner }) ?? true;
      }
      if (kind === 'route') {
        const found = routes.find(name);
        return route ? found !== undefined && route(found) : true;
      }
      const found = observer.getDatabase(name);
      return database
        ? found !== undefined && database(toDatabaseResource(found))
        : true;
    };
  }
}

export function toDatabaseResource(
  database: Database,
): KindlerDatabaseResource {
  const { name, owner, kubernetes, postgresCluster } = database;
  return {
    name,
    owner,
    namespace: kubernetes?.namespace ?? postgresCluster?.namespace,
  };
}

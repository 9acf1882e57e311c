import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterAccess, Way } from './ClusterAccess';
import type { ActionFacts } from './plan/ActionFacts';
import type { ActionObservations, ActionRequest } from './types';

/** The facts of an action with the way that it would take. */
export interface ReadFacts {
  facts: ActionFacts;
  way: Way;
  /** The way in words. */
  via: string;
}

/** Looks at everything that an action depends on, just now. */
export class ActionFactsReader {
  readonly #access: ClusterAccess;
  readonly #observations: ActionObservations;

  static create(access: ClusterAccess, observations: ActionObservations) {
    return new ActionFactsReader(access, observations);
  }

  private constructor(access: ClusterAccess, observations: ActionObservations) {
    this.#access = access;
    this.#observations = observations;
  }

  /** Rejects with a NotFoundError where there is no such cluster; whatever else is away stands in the facts. */
  async read(name: string, request: ActionRequest): Promise<ReadFacts> {
    const database = await this.#observations.refreshDatabase(name);
    const way = this.#access.find(database);
    const rest = way.kind === 'none' ? undefined : await way.rest?.look();
    const operator =
      way.kind === 'postgrescluster'
        ? await way.operator.look(way.key)
        : undefined;
    const facts: ActionFacts = {
      request,
      database,
      rest: rest?.members ?? [],
      limits: operator?.limits ?? rest?.limits,
      operator: operator?.operator,
      ownerUnknown: way.kind === 'patroni' && way.ownerUnknown,
    };
    return { facts, way, via: viaOf(way, database, request) };
  }
}

function viaOf(
  way: Way,
  database: Database,
  { action, member }: ActionRequest,
): string {
  switch (way.kind) {
    case 'none':
      return 'no way';
    case 'postgrescluster':
      return `PostgresCluster ${way.key.namespace}/${way.key.name} of PGO`;
    default:
      return `Patroni's REST API of ${
        (action === 'switchover' ? undefined : member) ??
        database.leader ??
        'any member'
      }`;
  }
}

import type { ClusterAccess, FoundController } from './ClusterAccess';
import type { ActionFacts } from './plan/ActionFacts';
import type { ActionObservations, ActionRequest } from './types';

/** The facts of an action with who would carry it out, or why nobody can. */
export interface ReadFacts {
  facts: ActionFacts;
  found: FoundController;
  /** Who is told, in words. */
  via: string;
}

/** Looks at everything that an action depends on, just now. */
export class ActionFactsReader {
  readonly #access: ClusterAccess;
  readonly #observations: ActionObservations;

  constructor(access: ClusterAccess, observations: ActionObservations) {
    this.#access = access;
    this.#observations = observations;
  }

  /** Rejects with a NotFoundError where there is no such cluster; whatever else is away stands in the facts. */
  async read(name: string, request: ActionRequest): Promise<ReadFacts> {
    const database = await this.#observations.refreshDatabase(name);
    const found = this.#access.find(database);
    const { controller } = found;
    const facts: ActionFacts = {
      request,
      database,
      rest: [],
      ...(await controller?.facts()),
    };
    return {
      facts,
      found,
      via: controller?.describe(database, request) ?? 'no way',
    };
  }
}

import {
  findLeader,
  type Database,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterAccess, FoundController } from './ClusterAccess';
import type { ActionFacts } from './plan/ActionFacts';
import type {
  ActionObservations,
  ActionRequest,
  SwitchoverAssist,
} from './types';

/** The facts of an action, with its controller or the reason why there is none. */
export interface ReadFacts {
  facts: ActionFacts;
  found: FoundController;
  /** Names whoever receives the order. */
  via: string;
}

/** Reads everything that an action depends on, just now. */
export class ActionFactsReader {
  readonly #access: ClusterAccess;
  readonly #observations: ActionObservations;
  readonly #assist: SwitchoverAssist;

  constructor(
    access: ClusterAccess,
    observations: ActionObservations,
    assist: SwitchoverAssist,
  ) {
    this.#access = access;
    this.#observations = observations;
    this.#assist = assist;
  }

  /** Rejects with a NotFoundError if there is no such cluster. Whatever else is away is recorded in the facts. */
  async read(name: string, request: ActionRequest): Promise<ReadFacts> {
    const database = await this.#observations.refreshDatabase(name);
    const found = this.#access.find(database);
    const { controller } = found;
    const facts: ActionFacts = {
      request,
      database,
      rest: [],
      ...(await controller?.facts()),
      ...(await this.#readAssist(database, request)),
    };
    return {
      facts,
      found,
      via: controller?.describe(database, request) ?? 'no way',
    };
  }

  /** Clients are taken along only by a switchover of now, and unless that is not wanted. */
  async #readAssist(
    database: Database,
    { action, scheduledAt, assist, pause = true }: ActionRequest,
  ): Promise<Pick<ActionFacts, 'assist'>> {
    const leader = findLeader(database.members)?.name;
    if (action !== 'switchover' || scheduledAt || assist === false || !leader) {
      return {};
    }
    return { assist: await this.#assist.assistable(database, leader, pause) };
  }
}

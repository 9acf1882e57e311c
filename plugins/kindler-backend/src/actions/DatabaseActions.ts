import { ConflictError } from '@backstage/errors';
import {
  word,
  type ActionPlan,
  type Database,
  type DatabaseAction,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStore } from '../operations';
import { ActionFactsReader, type ReadFacts } from './ActionFactsReader';
import { checkFields } from './checkFields';
import type { ClusterAccess } from './ClusterAccess';
import { must } from './plan/checks';
import { planAction } from './plan/planAction';
import { toInput } from './toInput';
import type {
  ActionObservations,
  ActionRequest,
  RunRequest,
  SwitchoverAssist,
} from './types';

export interface DatabaseActionsOptions {
  access: ClusterAccess;
  observations: ActionObservations;
  operations: OperationStore;
  assist: SwitchoverAssist;
}

/** Serves requests about actions on database clusters. */
export class DatabaseActions {
  readonly #access: ClusterAccess;
  readonly #operations: OperationStore;
  readonly #assist: SwitchoverAssist;
  readonly #reader: ActionFactsReader;

  constructor(options: DatabaseActionsOptions) {
    const { access, observations, operations, assist } = options;
    this.#access = access;
    this.#operations = operations;
    this.#assist = assist;
    this.#reader = new ActionFactsReader(access, observations, assist);
  }

  /** Returns the actions that a cluster's configuration permits. */
  offered(database: Database): DatabaseAction[] {
    return this.#access.offered(database);
  }

  /** Asks the cluster now and changes nothing. */
  async plan(name: string, request: ActionRequest): Promise<ActionPlan> {
    return (await this.#plan(name, request)).plan;
  }

  async run(
    name: string,
    request: RunRequest,
    requester: string,
  ): Promise<Operation> {
    const { action, reason, member, leader, scheduledAt, assist, pause } =
      request;
    const operation = {
      kind: `database-${action}` as const,
      subject: { kind: 'database' as const, name },
      requester,
      reason,
      idempotencyKey: request.idempotencyKey,
      request: { member, leader, scheduledAt, assist, pause },
    };
    const earlier = await this.#operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    const { plan, read } = await this.#plan(name, request);
    const { controller } = read.found;
    if (!plan.possible || !controller) {
      const reasons = plan.checks
        .filter(({ ok, blocking }) => ok !== true && blocking)
        .map(({ message }) => message.text);
      throw new ConflictError(
        `'${action}' is not possible on database cluster '${name}': ${reasons.join(
          '. ',
        )}`,
      );
    }
    const input = toInput(read.facts, controller.kind);
    return this.#operations.create({
      ...operation,
      input,
      locks: this.#assist.locks(input.assist ?? []),
    });
  }

  async #plan(
    name: string,
    request: ActionRequest,
  ): Promise<{ plan: ActionPlan; read: ReadFacts }> {
    const read = await this.#reader.read(name, request);
    const { facts, via } = read;
    const capabilities = read.found.controller?.capabilities;
    const now = Date.now();
    checkFields(request, capabilities, now);
    if (!capabilities?.[request.action]) {
      return { read, plan: notOffered(read, now) };
    }
    return { read, plan: planAction(facts, via, now) };
  }
}

function notOffered({ facts, found, via }: ReadFacts, now: number): ActionPlan {
  const { request, database } = facts;
  const reason =
    found.reason !== undefined
      ? word('plan-not-offered', { reason: found.reason })
      : word('plan-not-by-operator', {
          action: request.action.replace('-', ' a '),
        });
  return {
    database: database.name,
    action: request.action,
    possible: false,
    via,
    checks: [must('offered', false, reason)],
    effects: [],
    now: new Date(now).toISOString(),
  };
}

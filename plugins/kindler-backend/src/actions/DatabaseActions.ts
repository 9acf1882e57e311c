import { NotImplementedError } from '@backstage/errors';
import type {
  ActionPlan,
  DatabaseActionRequest,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';

/** Actions on database clusters as requests see them. */
export class DatabaseActions {
  static create() {
    return new DatabaseActions();
  }

  async plan(
    _name: string,
    _request: DatabaseActionRequest,
  ): Promise<ActionPlan> {
    throw new NotImplementedError('Actions are not there yet');
  }

  async run(
    _name: string,
    _request: DatabaseActionRequest & { idempotencyKey?: string },
    _requester: string,
  ): Promise<Operation> {
    throw new NotImplementedError('Actions are not there yet');
  }
}

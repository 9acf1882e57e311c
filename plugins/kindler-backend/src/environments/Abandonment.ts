import { ConflictError } from '@backstage/errors';
import {
  word,
  type Operation,
  type OperationNext,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationRetries, OperationStore } from '../operations';
import type { EnvironmentParts } from '../providers';
import { missingParts } from './operations/missingParts';
import type { ChangeInput } from './operations/types';

export interface AbandonmentOptions {
  operations: Pick<OperationStore, 'getRow'>;
  retries: Pick<OperationRetries, 'reopen' | 'canReopen'>;
  parts: EnvironmentParts;
}

/** Ends deletions that nobody can end otherwise: a provider or a registration of the environment is gone from the portal. */
export class Abandonment {
  readonly #options: AbandonmentOptions;

  constructor(options: AbandonmentOptions) {
    this.#options = options;
  }

  /** Lets a failed deletion go on without what cannot be removed here. */
  async abandon(
    id: string,
    reason: string,
    requester: string,
  ): Promise<Operation> {
    const { input, missing } = await this.#read(id);
    if (missing.length === 0) {
      throw new ConflictError(
        `Operation '${id}' needs nothing that is not configured here; retry it`,
      );
    }
    return this.#options.retries.reopen(id, {
      note: word('operation-abandoned', {
        person: requester,
        parts: missing.join(', '),
        reason,
      }),
      input: { ...input, abandoned: missing },
    });
  }

  /** What can be done about an operation that ended without success. */
  async nextOf({
    id,
    status,
  }: Operation): Promise<OperationNext[] | undefined> {
    const isOver = status === 'failed' || status === 'cancelled';
    if (!isOver || !(await this.#options.retries.canReopen(id))) {
      return undefined;
    }
    const { missing } = await this.#read(id);
    return missing.length > 0 ? ['retry', 'abandon'] : ['retry'];
  }

  async #read(id: string) {
    const row = await this.#options.operations.getRow(id);
    const input: ChangeInput = JSON.parse(row.input);
    const missing =
      row.kind === 'environment-delete'
        ? missingParts(this.#options.parts, input)
        : [];
    return { input, missing };
  }
}

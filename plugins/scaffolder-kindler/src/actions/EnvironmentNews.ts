import { NotFoundError } from '@backstage/errors';
import type { EnvironmentState } from '@kindler/backstage-plugin-kindler-common';
import type { Look } from '../waiting/Waiter';
import { EnvironmentFailedError } from './EnvironmentFailedError';
import type { ObservedState } from './readEnvironmentState';

/**
 * Turns successive observations of one environment into log lines and decides when the desired state is reached. A
 * stale answer never counts as reached.
 */
export class EnvironmentNews {
  readonly #name: string;
  readonly #wished: EnvironmentState;
  #status = '';

  constructor(name: string, wished: EnvironmentState) {
    this.#name = name;
    this.#wished = wished;
  }

  /**
   * @throws NotFoundError when there is none and none is coming; EnvironmentFailedError when it has failed and nothing
   * works on it
   */
  look(observed: ObservedState): Look {
    if (observed.kind === 'absent') {
      throw new NotFoundError(`There is no environment "${this.#name}"`);
    }
    if (observed.kind === 'coming') {
      return this.#seen('about to be created', false);
    }
    const { item, freshness } = observed.answer;
    if (freshness.status === 'stale') {
      const reason = freshness.fault ? ` (${freshness.fault.message})` : '';
      return this.#seen(
        `${item.state} when last known, which is stale${reason}`,
        false,
      );
    }
    if (item.state === this.#wished) {
      return this.#seen(item.state, true);
    }
    if (item.state === 'failed' && !item.operationId) {
      throw new EnvironmentFailedError(
        `Environment "${this.#name}" has failed: ${
          item.error ?? 'no reason was recorded'
        }`,
      );
    }
    return this.#seen(item.state, false);
  }

  #seen(status: string, done: boolean): Look {
    const isNew = status !== this.#status;
    this.#status = status;
    const news = isNew ? [`Environment "${this.#name}" is ${status}`] : [];
    return { done, news, status };
  }
}

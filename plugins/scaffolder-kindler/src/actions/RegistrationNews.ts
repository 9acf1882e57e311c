import { InputError, NotFoundError } from '@backstage/errors';
import type { Look } from '../waiting/Waiter';
import { EnvironmentFailedError } from './EnvironmentFailedError';
import type { ObservedState } from './readEnvironmentState';

/**
 * Turns successive observations of one environment into log lines about one of its registrations and decides when it is
 * as requested. Only observations after the first look count, because earlier ones may belong to another revision.
 */
export class RegistrationNews {
  readonly #name: string;
  readonly #kind: string;
  #status = '';
  #since: number | undefined;

  constructor(name: string, kind: string) {
    this.#name = name;
    this.#kind = kind;
  }

  /**
   * @throws NotFoundError when there is no environment and none is coming; InputError when it has no such registration;
   * EnvironmentFailedError when it has failed and nothing works on it
   */
  look(observed: ObservedState): Look {
    if (observed.kind === 'absent') {
      throw new NotFoundError(`There is no environment "${this.#name}"`);
    }
    if (observed.kind === 'coming') {
      return this.#seen('not there yet: the environment is being created');
    }
    const { item, freshness, now } = observed.answer;
    const registration = item.registrations.find(
      ({ kind }) => kind === this.#kind,
    );
    if (!registration) {
      throw new InputError(
        `Environment "${this.#name}" has no registration "${this.#kind}"`,
      );
    }
    if (item.state === 'failed' && !item.operationId && item.error) {
      throw new EnvironmentFailedError(
        `Environment "${this.#name}" has failed: ${item.error}`,
      );
    }
    this.#since ??= Date.parse(now);
    const { observed: state, message } = registration;
    const words = message ? `${state}: ${message}` : state;
    if (freshness.status === 'stale') {
      return this.#seen(`${words}, when last known, which is stale`);
    }
    const seenAt = Date.parse(item.observed?.observedAt ?? '');
    if (!(seenAt >= this.#since)) {
      return this.#seen(`${words}, as seen before; waiting for a newer look`);
    }
    return this.#seen(words, state === 'present');
  }

  #seen(status: string, done = false): Look {
    const isNew = status !== this.#status;
    this.#status = status;
    const news = isNew
      ? [`Registration "${this.#kind}" of "${this.#name}" is ${status}`]
      : [];
    return { done, news, status };
  }
}

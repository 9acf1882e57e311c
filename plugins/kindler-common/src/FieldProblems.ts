import { InputError, isError } from '@backstage/errors';
import type { FieldProblem } from './api';
import { remoteError } from './client';

/** More of them are no slip of a person, and nobody reads them. */
const MOST_SAID = 20;

/**
 * What is wrong with which field of a request that was refused; empty where the error does not say it.
 * @public
 */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  const { fields } = (remoteError(error) ?? {}) as { fields?: FieldProblem[] };
  return Array.isArray(fields) ? fields : [];
}

/**
 * Gathers all that is wrong with a request, so that it is refused once.
 * @public
 */
export class FieldProblems {
  readonly #found: FieldProblem[];

  constructor(found: readonly FieldProblem[] = []) {
    this.#found = [...found];
  }

  get found(): readonly FieldProblem[] {
    return this.#found;
  }

  note(...problems: FieldProblem[]): void {
    this.#found.push(...problems);
  }

  /** Notes what a check throws as an InputError; of one that names no field, as of this one. */
  async try<T>(
    field: string,
    check: () => Promise<T> | T,
  ): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!isError(error) || error.name !== 'InputError') {
        throw error;
      }
      const named = fieldProblemsOf(error);
      const { message } = error;
      this.note(...(named.length > 0 ? named : [{ field, message }]));
      return undefined;
    }
  }

  /** @throws InputError where anything is wrong; `fields` of the 400 has each */
  refuse(): void {
    const fields = this.#found.slice(0, MOST_SAID);
    const more = this.#found.length - fields.length;
    if (fields.length > 0) {
      const said = fields.map(({ field, message }) =>
        `${field} ${message}`.trim(),
      );
      const text = [...said, ...(more > 0 ? [`and ${more} more`] : [])];
      throw Object.assign(new InputError(text.join('; ')), { fields });
    }
  }
}

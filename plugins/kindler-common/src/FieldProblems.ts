import { InputError, isError } from '@backstage/errors';
import type { FieldProblem, Wording } from './api';
import { remoteError } from './client';

/** With more problems than this, the request is not a slip of a person, and nobody would read them all. */
const MOST_SAID = 20;

/**
 * Returns the problems of each field of a refused request; empty if the error does not carry them.
 * @public
 */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  const { fields } = (remoteError(error) ?? {}) as { fields?: FieldProblem[] };
  // What was an error on its way has messages that copies and comparisons miss.
  return Array.isArray(fields)
    ? fields.map(({ field, message, wording }) => ({
        field,
        message,
        ...(wording && { wording }),
      }))
    : [];
}

/**
 * A problem of one field that can be said in other languages.
 * @public
 */
export function fieldProblem(field: string, wording: Wording): FieldProblem {
  return { field, message: wording.text, wording };
}

/**
 * An error that names one field of a request.
 * @public
 */
export function fieldError(
  field: string,
  wording: Wording,
  Refusal: new (message: string) => Error = InputError,
): Error {
  const fields = [fieldProblem(field, wording)];
  return Object.assign(new Refusal(`${field} ${wording.text}`), { fields });
}

/**
 * Collects all problems of a request, so that it is refused only once.
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

  /** Runs a check and notes its InputError. If the error names no field, the problem is noted for the given one. */
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

  /** @throws InputError, or the given kind of error, if there are problems; `fields` of the answer lists them */
  refuse(Refusal: new (message: string) => Error = InputError): void {
    const fields = this.#found.slice(0, MOST_SAID);
    const more = this.#found.length - fields.length;
    if (fields.length > 0) {
      const said = fields.map(({ field, message }) =>
        `${field} ${message}`.trim(),
      );
      const text = [...said, ...(more > 0 ? [`and ${more} more`] : [])];
      throw Object.assign(new Refusal(text.join('; ')), { fields });
    }
  }
}

import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  fieldProblem,
  FieldProblems,
  word,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ExpiryTable, WantedEnd } from './ExpiryTable';

export interface ExpiryOptions {
  table: Pick<ExpiryTable, 'resolve' | 'putOff' | 'find'>;
  isProtected(name: string): boolean;
  onChange(name: string, change: 'upserted'): Promise<void>;
}

/** No clock is wrong by as much. */
const A_DAY_MS = 86_400_000;

/** When environments end, as requests say it. */
export class Expiry {
  readonly #options: ExpiryOptions;

  constructor(options: ExpiryOptions) {
    this.#options = options;
  }

  /**
   * The ISO time that a request means; null where it lets the environment stay, undefined where it says nothing.
   *
   * @throws InputError that names the field
   */
  async resolve(wanted: WantedEnd): Promise<string | null | undefined> {
    const { ttl, expiresAt } = wanted;
    if (ttl !== undefined && expiresAt !== undefined) {
      refuse('expiresAt', word('field-end-twice', {}));
    }
    if (ttl === undefined && !expiresAt) {
      return expiresAt === null ? null : undefined;
    }
    const time = expiresAt ? Date.parse(expiresAt) : 0;
    if (Number.isNaN(time)) {
      refuse('expiresAt', word('field-no-time', { value: String(expiresAt) }));
    }
    // PostgreSQL takes not every time that there is, but all that are ahead.
    const found =
      expiresAt && time < Date.now() - A_DAY_MS
        ? undefined
        : await this.#options.table.resolve({
            ttl,
            expiresAt: expiresAt && new Date(time).toISOString(),
          });
    if (!found?.isAhead) {
      const value = String(ttl ?? expiresAt);
      refuse(ttl ? 'ttl' : 'expiresAt', word('field-not-ahead', { value }));
    }
    return found!.at.toISOString();
  }

  /** Lets an environment end later. */
  async extend(name: string, wanted: WantedEnd): Promise<void> {
    const { table, isProtected, onChange } = this.#options;
    const at = await this.resolve(wanted);
    if (at && (await table.putOff(name, new Date(at)))) {
      await onChange(name, 'upserted');
      return;
    }
    const found = await table.find(name);
    if (!found) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    const { isGoing, expiresAt } = found;
    if (isGoing) {
      throw new ConflictError(`Environment '${name}' is to be deleted`);
    }
    throw new ConflictError(
      expiresAt && !isProtected(name)
        ? `Environment '${name}' stays until ${expiresAt.toISOString()} already; update it to end it sooner`
        : `Environment '${name}' has no end`,
    );
  }
}

function refuse(field: string, problem: Wording): void {
  new FieldProblems([fieldProblem(field, problem)]).refuse();
}

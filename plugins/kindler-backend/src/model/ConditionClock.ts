import type { EvaluationState } from './EvaluationState';
import type { Condition } from './rules/Rule';

/** Since when a condition holds: `own` by its own code and subject, `since` with those that it took over from. */
export interface Held {
  own: number;
  since: number;
}

/**
 * Says since when conditions hold. One that takes over from another of its group goes on with its time: while clients
 * cannot write, the verdict must not fall back because another rule speaks of it now.
 */
export class ConditionClock {
  readonly #before: Pick<EvaluationState, 'since' | 'groups'> | undefined;
  readonly #now: number;
  readonly since: Record<string, number> = {};
  readonly groups: Record<string, number> = {};

  constructor(
    before: Pick<EvaluationState, 'since' | 'groups'> | undefined,
    now: number,
  ) {
    this.#before = before;
    this.#now = now;
  }

  note({ code, subject, group }: Condition): Held {
    const key = [code, subject].filter(Boolean).join('/');
    const own = this.#before?.since[key] ?? this.#now;
    this.since[key] = own;
    if (group === undefined) {
      return { own, since: own };
    }
    const since = Math.min(own, this.#sinceOfGroup(group));
    this.groups[group] = Math.min(since, this.groups[group] ?? since);
    return { own, since };
  }

  /** Of several parts that it takes over from, the newest: an old trouble of one route is not that of all. */
  #sinceOfGroup(group: string): number {
    const before = Object.entries(this.#before?.groups ?? {});
    const same = before.filter(
      ([other]) => group === other || group.startsWith(`${other}/`),
    );
    const parts = before.filter(([other]) => other.startsWith(`${group}/`));
    const newest = parts.length > 0 ? [Math.max(...parts.map(timeOf))] : [];
    return Math.min(this.#now, ...same.map(timeOf), ...newest);
  }
}

function timeOf([, since]: [string, number]): number {
  return since;
}
